import { customerStep } from './customer-step';
import type { Route } from './route';

export const sessionRefuse: Route = {
  name: 'session-refuse',
  methods: ['POST'],
  path: 'sessions/{id}/refuse',
  handle: (call, services) => customerStep('refuse', call, services),
};
