import { customerStep } from './customer-step';
import type { Route } from './route';

export const sessionPause: Route = {
  name: 'session-pause',
  methods: ['POST'],
  path: 'sessions/{id}/pause',
  handle: (call, services) => customerStep('pause', call, services),
};
