import { receiptFileShape } from '../body/answer-shapes';
import { asParticipant } from '../callers';
import { jsonResponse } from '../body/json-response';
import type { Route } from '../route';

/** What an ended session was, for its customer to keep. AUDIT-16 */
export const sessionReceipt: Route = {
  name: 'session-receipt',
  methods: ['GET'],
  path: 'sessions/{id}/receipt',
  says: {
    summary: 'What an ended session was, signed, for its customer to keep',
    callers: ['customer'],
    answers: { 200: receiptFileShape },
    refusals: ['session/wrong-state', 'store/conflict'],
  },
  async handle(call, services) {
    const customer = await asParticipant(call, services, 'customer');
    if (!customer.ok) return customer;
    const { company, session } = customer.value;
    const receipt = await services.receiptOf(company, session);
    return receipt.ok ? jsonResponse(200, receipt.value) : receipt;
  },
};
