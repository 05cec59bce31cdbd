import { sessionViewShape } from '../body/answer-shapes';
import { customerStep } from './customer-step';
import { noBody } from '../body/no-body';
import type { Route } from '../route';

export const sessionRefuse: Route = {
  name: 'session-refuse',
  methods: ['POST'],
  path: 'sessions/{id}/refuse',
  says: {
    summary: 'The customer says no: the session ends',
    callers: ['customer'],
    body: noBody,
    answers: { 200: sessionViewShape },
    refusals: ['session/wrong-state', 'session/ended', 'store/conflict'],
  },
  handle: (call, services) => customerStep('refuse', call, services),
};
