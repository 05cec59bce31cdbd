import { viewSession, type Outcome, type Session, type SessionView } from '@beside/protocol';
import type { Services } from '../../services';
import { jsonResponse } from '../body/json-response';
import type { Problem } from '../problem';

/** The session as its participants and its agent see it now. */
export async function viewFor(session: Session, { companies, clock }: Services): Promise<SessionView> {
  const company = await companies.byId(session.company);
  return viewSession(session, company?.name ?? '', clock());
}

export async function sessionResponse(outcome: Outcome<Session>, services: Services): Promise<Response | Problem> {
  return outcome.ok ? jsonResponse(200, await viewFor(outcome.value, services)) : outcome;
}
