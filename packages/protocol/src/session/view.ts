import { refuse, type Outcome } from '../refusal';
import { endReasons, type Channel, type EndedBy, type EndReason, type Presence, type Session } from './state';
import { limitOf, type SessionEnd } from './transition';

/**
 * What a participant is told about a session: by the API, and by the server over the socket. Times are ms since epoch on the
 * server's clock; `now` is that clock when the view was made, so that a countdown needs no common clock.
 */
export type SessionView = {
  readonly id: string;
  readonly reference: string;
  readonly companyName: string;
  readonly agentName: string;
  readonly conversation: string;
  readonly channel: Channel;
  readonly now: number;
} & (
  | { readonly state: 'invited'; readonly until: number }
  | { readonly state: 'asking'; readonly until: number; readonly origin: string }
  | {
      readonly state: 'live' | 'paused';
      readonly origin: string;
      readonly version: number;
      readonly since: number;
      readonly customer: Presence;
      readonly desk: Presence;
      /** Paused only: when STOP becomes End. */
      readonly until?: number;
      /** When the session ends by itself if nothing more happens. An earlier server does not say. SESS-22 */
      readonly ends?: SessionEnd;
    }
  | { readonly state: 'ended'; readonly at: number; readonly by: EndedBy; readonly reason: EndReason }
);

type EndedView = Extract<SessionView, { state: 'ended' }>;

export function viewSession(session: Session, companyName: string, now: number): SessionView {
  const { id, reference, conversation, channel } = session;
  const base = { id, reference, companyName, agentName: session.agent.name, conversation, channel, now };
  switch (session.state) {
    case 'invited':
      return { ...base, state: 'invited', until: session.until };
    case 'asking':
      return { ...base, state: 'asking', until: session.until, origin: session.origin };
    case 'live':
    case 'paused': {
      const { origin, version, since, customer, desk } = session;
      const live = { ...base, origin, version, since, customer, desk, ends: limitOf(session) };
      return session.state === 'paused'
        ? { ...live, state: 'paused', until: session.until }
        : { ...live, state: 'live' };
    }
    case 'ended':
      return { ...base, state: 'ended', at: session.at, by: session.by, reason: session.reason };
  }
}

/** How a session looks to an end that knows of its end before the server has said so. @param at ms since epoch, here */
export function viewEnd(view: SessionView, by: EndedBy, reason: EndReason, at: number): EndedView {
  const { id, reference, companyName, agentName, conversation, channel } = view;
  return { id, reference, companyName, agentName, conversation, channel, now: at, state: 'ended', at, by, reason };
}

/** Decodes a view at the door of an end; anything that does not fit is `wire/malformed`. WIRE-2 */
export function decodeSessionView(value: unknown): Outcome<SessionView> {
  const view = isRecord(value) ? readView(value) : null;
  return view ? { ok: true, value: view } : refuse('wire/malformed');
}

function readView(v: Record<string, unknown>): SessionView | null {
  const { id, reference, companyName, agentName, conversation, channel, now } = v;
  if (!isText(id) || !isText(reference) || !isText(companyName) || !isText(agentName)) return null;
  if (!isText(conversation) || (channel !== 'chat' && channel !== 'voice') || !isTime(now)) return null;
  const base = { id, reference, companyName, agentName, conversation, channel, now } as const;
  const { state, until, origin, version, since, customer, desk, ends, at, by, reason } = v;
  if (state === 'invited') return isTime(until) ? { ...base, state, until } : null;
  if (state === 'asking') return isTime(until) && isText(origin) ? { ...base, state, until, origin } : null;
  if (state === 'live' || state === 'paused') {
    if (!isText(origin) || !isTime(version) || !isTime(since) || !isPresence(customer) || !isPresence(desk))
      return null;
    const live = { ...base, state, origin, version, since, customer, desk } as const;
    return { ...live, ...(isTime(until) && { until }), ...(isEnd(ends) && { ends }) };
  }
  if (state === 'ended') {
    return isTime(at) && isEndedBy(by) && isEndReason(reason) ? { ...base, state, at, by, reason } : null;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 512;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isPresence(value: unknown): value is Presence {
  if (!isRecord(value)) return false;
  return value['here'] === true || (value['here'] === false && isTime(value['until']));
}

function isEnd(value: unknown): value is SessionEnd {
  return isRecord(value) && isTime(value['at']) && isEndReason(value['reason']);
}

function isEndedBy(value: unknown): value is EndedBy {
  return value === 'customer' || value === 'agent' || value === 'supervisor' || value === 'server';
}

function isEndReason(value: unknown): value is EndReason {
  return (endReasons as readonly unknown[]).includes(value);
}
