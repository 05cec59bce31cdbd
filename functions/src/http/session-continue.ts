import { customerStep } from './customer-step';
import type { Route } from './route';

export const sessionContinue: Route = {
  name: 'session-continue',
  methods: ['POST'],
  path: 'sessions/{id}/continue',
  handle: (call, services) => customerStep('continue', call, services),
};
