import { sessionViewShape } from '../body/answer-shapes';
import { customerStep } from './customer-step';
import { noBody } from '../body/no-body';
import type { Route } from '../route';

export const sessionAllow: Route = {
  name: 'session-allow',
  methods: ['POST'],
  path: 'sessions/{id}/allow',
  says: {
    summary: 'The customer allows it: the page may be shown',
    callers: ['customer'],
    body: noBody,
    answers: { 200: sessionViewShape },
    refusals: ['session/wrong-state', 'session/ended', 'store/conflict'],
  },
  handle: (call, services) => customerStep('allow', call, services),
};
