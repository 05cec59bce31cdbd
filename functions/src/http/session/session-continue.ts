import { sessionViewShape } from '../body/answer-shapes';
import { customerStep } from './customer-step';
import { noBody } from '../body/no-body';
import type { Route } from '../route';

export const sessionContinue: Route = {
  name: 'session-continue',
  methods: ['POST'],
  path: 'sessions/{id}/continue',
  says: {
    summary: 'Goes on after STOP',
    callers: ['customer'],
    body: noBody,
    answers: { 200: sessionViewShape },
    refusals: ['session/wrong-state', 'session/ended', 'store/conflict'],
  },
  handle: (call, services) => customerStep('continue', call, services),
};
