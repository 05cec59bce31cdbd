import { CONSENT_LIFETIME_MS, PARK_MS, STOP_ANSWER_MS } from '../limits';
import { never } from '../never';
import { refuse, type Refusal } from '../refusal';
import type { AuditEvent, OfferKind, PolicyName, ReportedEvent } from '../audit/event';
import { agreeVersion } from '../wire/version';
import { DEFAULT_LIMITS } from './default-limits';
import { withMeasures, type Measures } from './measures';
import { withHands, withWriteMode } from './risks';
import type {
  CustomerFacts,
  EndedBy,
  EndReason,
  LiveFacts,
  Role,
  Session,
  SessionFacts,
  SessionLimits,
  Versions,
} from './state';

export type SessionEvent =
  /** `contact`: a keyed hash; absent, the one known before stays. PIN-10 */
  | { readonly type: 'renew'; readonly contact?: string }
  /** `wrongPins`: of late, from where this right one comes from. SESS-32 */
  | {
      readonly type: 'redeem';
      readonly participant: string;
      readonly origin: string;
      readonly versions: Versions;
      readonly wrongPins?: number;
    }
  /** `policy`: what the company has published by then. COMP-5 */
  | { readonly type: 'allow'; readonly policy?: PolicyName }
  | { readonly type: 'refuse' }
  /** `words`: a desk has come without a key, and the customer compares new words before anything goes on. SEAL-11 */
  | { readonly type: 'pause'; readonly why?: 'words' }
  | { readonly type: 'continue' }
  /** The customer's page is now one of another origin. SEAL-13 */
  | { readonly type: 'move'; readonly origin: string }
  | { readonly type: 'here'; readonly role: Role }
  | { readonly type: 'away'; readonly role: Role }
  | { readonly type: 'activity' }
  | { readonly type: 'report'; readonly number: number; readonly events: readonly ReportedEvent[] }
  | { readonly type: 'measured'; readonly measures: Measures }
  | { readonly type: 'end'; readonly by: EndedBy; readonly reason: EndReason }
  | { readonly type: 'clock' };

export type Transition =
  { readonly ok: true; readonly session: Session; readonly audit: readonly AuditEvent[] } | Refusal;

type Asking = Extract<Session, { state: 'asking' }>;
type Live = Extract<Session, { state: 'live' | 'paused' }>;

function limitsOf({ limits = DEFAULT_LIMITS }: SessionFacts): SessionLimits {
  return limits;
}

export function invite(facts: SessionFacts): Extract<Session, { state: 'invited' }> {
  return { ...facts, state: 'invited', until: facts.invitedAt + limitsOf(facts).invitation };
}

/**
 * A session that the customer has offered and an agent takes up: it begins with the question to the customer. Refused when the versions
 * do not meet. SESS-15
 */
export function takeUp(
  facts: SessionFacts,
  customer: { readonly participant: string; readonly origin: string; readonly versions: Versions },
  from: OfferKind,
): { readonly ok: true; readonly session: Asking; readonly audit: readonly AuditEvent[] } | Refusal {
  const version = agreeVersion(facts.viewerVersions, customer.versions);
  if (version === null) return refuse('session/version');
  const { participant, origin } = customer;
  const until = facts.invitedAt + CONSENT_LIFETIME_MS;
  const session: Asking = { ...facts, participant, origin, version, state: 'asking', until };
  return { ok: true, session, audit: [{ type: 'taken', from, origin }] };
}

/**
 * The only way a session changes: state × event × now → state and what the audit must hold, or a refusal. SESS-1
 * A deadline that has passed is applied before the event, so a late event meets an ended session. SESS-7
 */
export function transition(session: Session, event: SessionEvent, now: number): Transition {
  const due = expire(session, now);
  if (due) return event.type === 'clock' ? due : refuse('session/ended');
  switch (event.type) {
    case 'clock':
      return stay(session);
    case 'renew':
      return renew(session, event.contact, now);
    case 'redeem':
      return redeem(session, event, now);
    case 'allow':
      return allow(session, event.policy, now);
    case 'refuse':
      return session.state === 'asking' ? end(session, 'customer', 'refused', now) : wrong(session);
    case 'pause':
      return pause(session, event.why, now);
    case 'continue':
      return resume(session, now);
    case 'move':
      return move(session, event.origin);
    case 'here':
    case 'away':
      return presence(session, event.role, event.type === 'here', now);
    case 'activity':
      return session.state === 'live' ? stay({ ...session, lastActivity: now }) : stay(session);
    case 'report':
      return report(session, event);
    case 'measured':
      return measured(session, event.measures);
    case 'end':
      return session.state === 'ended' ? wrong(session) : end(session, event.by, event.reason, now);
    default:
      return never(event);
  }
}

/** When the session must be looked at again, ms since epoch; `null` once it has ended. */
export function deadline(session: Session): number | null {
  switch (session.state) {
    case 'invited':
    case 'asking':
      return session.until;
    case 'live':
      return liveDeadlines(session)[0]?.at ?? null;
    case 'paused':
      return Math.min(session.until, liveDeadlines(session)[0]?.at ?? session.until);
    case 'ended':
      return null;
    default:
      return never(session);
  }
}

function expire(session: Session, now: number): Transition | null {
  if (session.state === 'ended') return null;
  if (session.state === 'invited')
    return session.until <= now ? end(session, 'server', 'invitation-expired', now) : null;
  if (session.state === 'asking') return session.until <= now ? end(session, 'server', 'consent-expired', now) : null;
  if (session.state === 'paused' && session.until <= now) return end(session, 'server', 'stop-unanswered', now);
  const first = liveDeadlines(session)[0];
  return first && first.at <= now ? end(session, 'server', first.reason, now) : null;
}

/** When a session ends by itself as things stand, and why. `at` is ms since epoch. */
export interface SessionEnd {
  readonly at: number;
  readonly reason: EndReason;
}

/** What a company's limits make of it when nobody does anything more. SESS-18 SESS-22 */
export function limitOf(session: Live): SessionEnd {
  const { inactivity, absolute } = limitsOf(session);
  const idle = session.lastActivity + inactivity;
  const longest = session.since + absolute;
  return idle < longest ? { at: idle, reason: 'inactivity' } : { at: longest, reason: 'limit' };
}

function liveDeadlines(session: Live): SessionEnd[] {
  const deadlines: SessionEnd[] = [limitOf(session)];
  if (!session.customer.here) deadlines.push({ at: session.customer.until, reason: 'customer-away' });
  if (!session.desk.here) deadlines.push({ at: session.desk.until, reason: 'desk-away' });
  return deadlines.sort((a, b) => a.at - b.at);
}

function renew(session: Session, contact: string | undefined, now: number): Transition {
  if (session.state !== 'invited') return wrong(session);
  const until = now + limitsOf(session).invitation;
  return done({ ...session, ...(contact !== undefined && { contact }), until }, { type: 'invited', renewed: true });
}

function redeem(session: Session, event: Extract<SessionEvent, { type: 'redeem' }>, now: number): Transition {
  if (session.state !== 'invited') return wrong(session);
  const version = agreeVersion(session.viewerVersions, event.versions);
  if (version === null) return refuse('session/version');
  const { participant, origin, wrongPins = 0 } = event;
  const customer: CustomerFacts = { participant, origin, version, ...(wrongPins > 0 && { risks: { wrongPins } }) };
  return done(
    { ...session, ...customer, state: 'asking', until: now + CONSENT_LIFETIME_MS },
    { type: 'pin-accepted', origin: event.origin },
  );
}

function allow(session: Session, policy: PolicyName | undefined, now: number): Transition {
  if (session.state === 'live' || session.state === 'paused') return stay(session);
  if (session.state !== 'asking') return wrong(session);
  const { until: _asked, ...asking } = session;
  const live: LiveFacts = {
    participant: session.participant,
    origin: session.origin,
    version: session.version,
    since: now,
    lastActivity: now,
    customer: { here: false, until: now + limitsOf(session).grace },
    desk: { here: false, until: now + PARK_MS },
    reported: 0,
    ...(policy && { rules: policy.hash }),
  };
  return done({ ...asking, ...live, state: 'live' }, { type: 'allowed', ...(policy && { policy }) });
}

function pause(session: Session, why: 'words' | undefined, now: number): Transition {
  if (session.state !== 'live' && session.state !== 'paused') return wrong(session);
  if (why) return done({ ...session, state: 'paused', until: now + CONSENT_LIFETIME_MS }, { type: 'paused', why });
  return session.state === 'paused'
    ? stay(session)
    : done({ ...session, state: 'paused', until: now + STOP_ANSWER_MS }, { type: 'paused' });
}

function resume(session: Session, now: number): Transition {
  if (session.state === 'live') return stay(session);
  if (session.state !== 'paused') return wrong(session);
  const { until: _answered, ...paused } = session;
  return done({ ...paused, state: 'live', lastActivity: now }, { type: 'continued' });
}

function move(session: Session, origin: string): Transition {
  if (session.state !== 'live' && session.state !== 'paused') return wrong(session);
  return session.origin === origin ? stay(session) : done({ ...session, origin }, { type: 'moved', origin });
}

function presence(session: Session, role: Role, here: boolean, now: number): Transition {
  if (session.state !== 'live' && session.state !== 'paused') return stay(session);
  const key = role === 'customer' ? 'customer' : 'desk';
  if (session[key].here === here) return stay(session);
  const wait = role === 'customer' ? limitsOf(session).grace : PARK_MS;
  return done(
    { ...session, [key]: here ? { here: true } : { here: false, until: now + wait } },
    here ? { type: 'joined', role } : { type: 'left', role },
  );
}

/** A report that comes again, since its answer was lost, is taken once. AUDIT-6 */
function report(session: Session, { number, events }: Extract<SessionEvent, { type: 'report' }>): Transition {
  if (session.state !== 'live' && session.state !== 'paused') return wrong(session);
  if (number <= session.reported) return stay(session);
  let { hidden, rules, page, risks } = session;
  const news = events.filter((event) => {
    if (event.type === 'rules') {
      const isNews = event.policy.hash !== rules;
      rules = event.policy.hash;
      return isNews;
    }
    if (event.type === 'page') {
      const isNews = (event.label ?? '') !== page;
      page = event.label ?? '';
      return isNews;
    }
    if (event.type === 'write-mode') risks = withWriteMode(risks ?? {}, event.change);
    if (event.type === 'hands') risks = withHands(risks ?? {}, event.counts);
    if (event.type !== 'hidden') return true;
    if (event.upTo <= (hidden ?? -1)) return false;
    hidden = event.upTo;
    return true;
  });
  const told = {
    ...(hidden !== undefined && { hidden }),
    ...(rules !== undefined && { rules }),
    ...(page !== undefined && { page }),
    ...(risks && { risks }),
  };
  return done({ ...session, reported: number, ...told }, ...news);
}

/** What comes before there is a page, or after the end, is not heard. SESS-23 */
function measured(session: Session, told: Measures): Transition {
  if (session.state !== 'live' && session.state !== 'paused') return stay(session);
  const known = session.measures ?? {};
  const measures = withMeasures(known, told);
  return measures === known ? stay(session) : stay({ ...session, measures });
}

function end(session: Session, by: EndedBy, reason: EndReason, now: number): Transition {
  if (session.state === 'ended') return wrong(session);
  const { id, reference, transport, company, conversation, channel, agent, invitedAt, viewerVersions } = session;
  const facts = { id, reference, transport, company, conversation, channel, agent, invitedAt, viewerVersions };
  const ended = { state: 'ended', at: now, by, reason } as const;
  const event: AuditEvent = { type: 'ended', by, reason };
  const audit: AuditEvent[] = reason === 'refused' ? [{ type: 'refused' }, event] : [event];
  if (session.state === 'invited') return { ok: true, session: { ...facts, ...ended }, audit };
  const { origin, risks } = session;
  const asked = { ...facts, ...ended, origin, ...(risks && { risks }) };
  if (session.state === 'asking') return { ok: true, session: asked, audit };
  const { since, measures, hidden } = session;
  const kept = { ...(measures && { measures }), ...(hidden !== undefined && { hidden }) };
  return { ok: true, session: { ...asked, since, ...kept }, audit };
}

function done(session: Session, ...audit: AuditEvent[]): Transition {
  return { ok: true, session, audit };
}

function stay(session: Session): Transition {
  return { ok: true, session, audit: [] };
}

function wrong(session: Session): Refusal {
  return refuse(session.state === 'ended' ? 'session/ended' : 'session/wrong-state');
}
