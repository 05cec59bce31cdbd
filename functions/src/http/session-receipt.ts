import { asParticipant } from './callers';
import { jsonResponse } from './json-response';
import type { Route } from './route';

/** What an ended session was, for its customer to keep. AUDIT-16 */
export const sessionReceipt: Route = {
  name: 'session-receipt',
  methods: ['GET'],
  path: 'sessions/{id}/receipt',
  async handle(call, services) {
    const customer = await asParticipant(call, services, 'customer');
    if (!customer.ok) return customer;
    const { company, session } = customer.value;
    const receipt = await services.receiptOf(company, session);
    return receipt.ok ? jsonResponse(200, receipt.value) : receipt;
  },
};
