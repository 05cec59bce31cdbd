import { accept, refuse, type Outcome, type Person, type Role } from '@beside/protocol';
import type { Reader } from '../audit/reach';
import type { Company } from '../companies/company';
import type { Services } from '../services';
import type { Participant } from '../sessions/participant-store';
import type { OfferCredential } from '../tokens/credential';
import type { Staff, StaffRole } from '../tokens/staff-token';
import type { Call } from './route';

/** The value after the scheme of `Authorization`. */
function authorization({ request }: Call, scheme: 'Bearer' | 'DPoP'): Outcome<string> {
  const header = request.headers.get('authorization');
  if (!header) return refuse('auth/missing');
  const [said = '', token = ''] = header.split(' ');
  return said.toLowerCase() === scheme.toLowerCase() && token ? accept(token) : refuse('auth/invalid');
}

/** A member of staff who has at least one of the roles. */
export async function asStaff(call: Call, services: Services, ...roles: StaffRole[]): Promise<Outcome<Staff>> {
  const token = authorization(call, 'Bearer');
  if (!token.ok) return token;
  const staff = await services.verifyStaff(token.value);
  if (!staff.ok) return staff;
  return staff.value.roles.some((role) => roles.includes(role)) ? staff : refuse('auth/role-missing');
}

/** Who runs this installation. COMP-4 */
export async function asOperator(call: Call, services: Services): Promise<Outcome<Person>> {
  const token = authorization(call, 'Bearer');
  return token.ok ? services.verifyOperator(token.value) : token;
}

/** Who looks after an installation: its operator, or an administrator of a company on it. */
export async function asCaretaker(call: Call, services: Services): Promise<Outcome<Person>> {
  const operator = await asOperator(call, services);
  return operator.ok ? operator : asStaff(call, services, 'Admin');
}

/** Whether the caller proves, for this very request, to hold the key that its credential is bound to. SESS-10 */
async function proves(call: Call, services: Services, credential: string, jkt: string): Promise<Outcome<null>> {
  const url = call.url.origin + call.url.pathname;
  const { method, headers } = call.request;
  return services.checkProof({ proof: headers.get('dpop') ?? '', credential, jkt, method, url });
}

/**
 * Who may read the audit, and how far: an auditor, and a supervisor where no business units are known, of the whole company; a supervisor of
 * a unit of the unit's agents; one whose sign-in names none where there are units, of nothing; an agent of the own sessions. An administrator changes settings and reads nothing. AUDIT-15
 */
export async function asReader(call: Call, services: Services): Promise<Outcome<Reader>> {
  const staff = await asStaff(call, services, 'Auditor', 'Supervisor', 'Agent');
  if (!staff.ok) return staff;
  const { id, name, company, roles, unit } = staff.value;
  const reader = { id, name, company: company.id };
  if (roles.includes('Auditor')) return accept({ ...reader, reach: 'company' });
  const knowsUnits = services.settings.staff.unitClaim !== undefined;
  if (roles.includes('Supervisor') && unit !== undefined) return accept({ ...reader, reach: { unit } });
  if (roles.includes('Supervisor') && !knowsUnits) return accept({ ...reader, reach: 'company' });
  return roles.includes('Agent') ? accept({ ...reader, reach: { agent: id } }) : refuse('auth/role-missing');
}

/** The participant of the session in the path, who proves to hold its key. SESS-10 */
export async function asParticipant(call: Call, services: Services, role?: Role): Promise<Outcome<Participant>> {
  const token = authorization(call, 'DPoP');
  if (!token.ok) return token;
  const credential = await services.credentials.read(token.value);
  if (!credential.ok) return credential;
  const { participant: id, session, jkt } = credential.value;
  const proven = await proves(call, services, token.value, jkt);
  if (!proven.ok) return proven;
  const participant = await services.participants.get(id);
  if (participant?.session !== session || participant.jkt !== jkt) return refuse('auth/invalid');
  if (session !== call.params['id']) return refuse('session/unknown');
  return role && participant.role !== role ? refuse('auth/role-missing') : accept(participant);
}

/** The customer who made the offer in the path and waits for an agent. SESS-15 */
export async function asWaiting(call: Call, services: Services): Promise<Outcome<OfferCredential>> {
  const token = authorization(call, 'DPoP');
  if (!token.ok) return token;
  const credential = await services.credentials.readForOffer(token.value);
  if (!credential.ok) return credential;
  const proven = await proves(call, services, token.value, credential.value.jkt);
  if (!proven.ok) return proven;
  return credential.value.offer === call.params['id'] ? credential : refuse('offer/unknown');
}

/** A page of a company: the company is that of its origin. */
export async function asPage(
  { request }: Call,
  { companies }: Services,
): Promise<Outcome<{ readonly company: Company; readonly origin: string }>> {
  const origin = request.headers.get('origin');
  const company = origin ? await companies.byOrigin(origin) : null;
  return origin && company ? accept({ company, origin }) : refuse('origin/unknown');
}
