import { customerStep } from './customer-step';
import type { Route } from './route';

export const sessionAllow: Route = {
  name: 'session-allow',
  methods: ['POST'],
  path: 'sessions/{id}/allow',
  handle: (call, services) => customerStep('allow', call, services),
};
