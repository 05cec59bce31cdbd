import { sessionViewShape } from './answer-shapes';
import { customerStep } from './customer-step';
import { noBody } from './no-body';
import type { Route } from './route';

export const sessionPause: Route = {
  name: 'session-pause',
  methods: ['POST'],
  path: 'sessions/{id}/pause',
  says: {
    summary: 'STOP: nothing of the page leaves',
    callers: ['customer'],
    body: noBody,
    answers: { 200: sessionViewShape },
    refusals: ['session/wrong-state', 'session/ended', 'store/conflict'],
  },
  handle: (call, services) => customerStep('pause', call, services),
};
