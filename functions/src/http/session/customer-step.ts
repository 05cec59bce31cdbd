import type { SessionEvent } from '@beside/protocol';
import { policyName } from '../../companies/published-policy';
import type { Services } from '../../services';
import { asParticipant } from '../callers';
import { noBody } from '../body/no-body';
import type { Problem } from '../problem';
import { readBody } from '../body/read-body';
import type { Call } from '../route';
import { sessionResponse } from './session-response';

/** What only the customer may do to a session, and needs no more words. */
export async function customerStep(
  type: 'allow' | 'refuse' | 'continue',
  call: Call,
  services: Services,
): Promise<Response | Problem> {
  const customer = await asParticipant(call, services, 'customer');
  if (!customer.ok) return customer;
  const body = await readBody(call.request, noBody);
  if (!body.ok) return body;
  const { company, session } = customer.value;
  return sessionResponse(await services.change(company, session, await stepOf(type, company, services)), services);
}

/** *Allow* goes into the audit with the rules that the company has published by then. COMP-5 */
async function stepOf(
  type: 'allow' | 'refuse' | 'continue',
  company: string,
  { companies }: Services,
): Promise<SessionEvent> {
  if (type !== 'allow') return { type };
  const own = await companies.byId(company);
  return { type, ...(own && { policy: policyName(own) }) };
}
