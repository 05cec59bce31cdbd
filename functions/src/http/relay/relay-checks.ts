import { z } from 'zod';
import { asCaretaker } from '../callers';
import { jsonResponse } from '../body/json-response';
import type { Route } from '../route';

export const relayChecks: Route = {
  name: 'relay-checks',
  methods: ['POST'],
  path: 'relay-checks',
  says: {
    summary: 'Two one-use ways into a group of their own, to let a message travel through the relay',
    callers: ['operator', { staff: ['Admin'] }],
    answers: { 201: z.strictObject({ group: z.string(), sender: z.url(), receiver: z.url() }) },
    refusals: [],
  },
  async handle(call, services) {
    const caretaker = await asCaretaker(call, services);
    return caretaker.ok ? jsonResponse(201, await services.relayCheck.open()) : caretaker;
  },
};
