import { accept, refuse, type Outcome, type Person, type Role } from '@beside/protocol';
import { partsFor, type AuditPart, type Reader } from '../audit/reading/reach';
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
 * How far a supervisor sees: the own unit; the whole company where no business units are known; nothing where there are units and the sign-in
 * names none. AUDIT-15
 */
function supervisorReach({ roles, unit }: Staff, { settings }: Services): Reader['reach'] | null {
  if (!roles.includes('Supervisor')) return null;
  if (unit !== undefined) return { unit };
  return settings.staff.unitClaim === undefined ? 'company' : null;
}

/**
 * Who may open a part of the audit, and how far: an auditor of the whole company, a supervisor as far as a supervisor sees, an agent of the own sessions.
 * An administrator changes settings and reads nothing. AUDIT-15
 */
export async function asReader(call: Call, services: Services, part: AuditPart = 'sessions'): Promise<Outcome<Reader>> {
  const staff = await asStaff(call, services, 'Auditor', 'Supervisor', 'Agent');
  if (!staff.ok) return staff;
  const { id, name, company, roles, unit } = staff.value;
  const ends = supervisorReach(staff.value, services);
  const reader = { id, name, company: company.id, ends, ...(unit !== undefined && { unit }) };
  const reach = (roles.includes('Auditor') ? 'company' : ends) ?? (roles.includes('Agent') ? { agent: id } : null);
  return reach && partsFor(reach).includes(part) ? accept({ ...reader, reach }) : refuse('auth/role-missing');
}

/** A supervisor, who acts as far as supervisors see: what an auditor may read gives nobody more to end. SESS-32 */
export async function asSupervisor(call: Call, services: Services): Promise<Outcome<Reader>> {
  const staff = await asStaff(call, services, 'Supervisor');
  if (!staff.ok) return staff;
  const { id, name, company } = staff.value;
  const reach = supervisorReach(staff.value, services);
  return reach ? accept({ id, name, company: company.id, reach, ends: reach }) : refuse('auth/role-missing');
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
  if (participant?.jkt !== jkt) return refuse('session/moved'); // to a desk that joined, or a page that went on, since
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
