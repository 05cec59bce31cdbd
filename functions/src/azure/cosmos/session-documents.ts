import type { Session } from '@beside/protocol';
import type { Clock } from '../../platform';
import type { BusySession, OwedRow, SessionRecord, SessionStore, StoredSession } from '../../sessions/session-store';
import { busyMarkers, type BusyMarker } from './busy-marker';
import { CosmosFailure, type Documents, type Kept } from './documents';
import { claimConversation, waitingIn, type InvitationMarker } from './invitation-marker';
import { comingBody, holdsAgent, isBusy, placeOfSession, sessionBody, type SessionBody } from './session-body';
import { enterSession, leaveList, renewEntry, type SessionEntry } from './session-entry';

const MAX_TRIES = 8;
/** What is coming is a session, or is not, within one request; the service may take away what was left behind. */
const COMING_TTL_S = 60;

export interface SessionContainers {
  readonly sessions: Documents<SessionBody>;
  readonly entries: Documents<SessionEntry>;
  readonly invitations: Documents<InvitationMarker>;
  readonly busy: Documents<BusyMarker>;
  readonly clock: Clock;
}

/**
 * Sessions over partitions that share no transaction. A new session is stored first, then claims its conversation, then enters the list
 * under its reference; a claim that fails takes the session away again. Broken off after the first step it is an invitation that nobody
 * can find and the sweep ends; after the second whoever claims next completes it.
 * One that begins as busy stands there as coming until it has its agent and is in the list; broken off before, it is nobody's and goes.
 */
export function sessionDocuments({ sessions, entries, invitations, busy, clock }: SessionContainers): SessionStore {
  const markers = busyMarkers(busy, sessions, clock);

  async function get(company: string, id: string): Promise<StoredSession | null> {
    const found = await sessions.get(placeOfSession(company, id));
    return found && !found.body.isComing ? stored(found) : null;
  }

  /** The company's entries, newest first; one whose session was taken away again is passed over. */
  async function* newest(
    company: string,
    where: readonly string[],
    values: Record<string, string | number>,
    page: number,
  ) {
    const search = { pk: company, where, values, orderBy: 'c.body.session DESC', page };
    for await (const { body } of entries.search(search)) {
      const found = await get(company, body.session);
      if (found) yield found;
    }
  }

  async function createBusy(record: SessionRecord): ReturnType<SessionStore['create']> {
    const { session } = record;
    const place = placeOfSession(session.company, session.id);
    if (!(await sessions.create(place, comingBody(record), COMING_TTL_S))) throw taken();
    const outcome = await settle(record);
    if (outcome !== 'created') await sessions.remove(place);
    return outcome;
  }

  async function settle(record: SessionRecord): ReturnType<SessionStore['create']> {
    const { session } = record;
    const place = placeOfSession(session.company, session.id);
    const coming = await sessions.get(place);
    if (!coming || !(await markers.claim(session))) return 'agent-busy';
    if ((await waitingIn({ sessions, markers: invitations }, session)) !== null) return 'conversation-taken';
    if (!(await enterSession(entries, sessions, session))) return 'reference-taken';
    return (await sessions.replace(place, sessionBody(record, 1), coming.etag)) ? 'created' : 'agent-busy';
  }

  return {
    async create(record) {
      const { session } = record;
      if (isBusy(session)) return createBusy(record);
      const place = placeOfSession(session.company, session.id);
      if (!(await sessions.create(place, sessionBody(record, 1)))) throw taken();
      if (!(await claimConversation({ sessions, entries, markers: invitations }, session))) {
        await sessions.remove(place);
        return 'conversation-taken';
      }
      if (await enterSession(entries, sessions, session)) return 'created';
      await sessions.remove(place);
      return 'reference-taken';
    },

    get,

    async replace(record, etag) {
      const { session } = record;
      const place = placeOfSession(session.company, session.id);
      const [version = 0, known = ''] = readEtag(etag);
      const body = sessionBody(record, version + 1);
      let current = known;
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        // A session becomes busy as one that is asking; from then on no one else has its agent.
        if (session.state === 'asking' && !(await markers.claim(session))) return 'agent-busy';
        if (await sessions.replace(place, body, current)) {
          if (session.state === 'ended') await renewEntry(entries, session);
          return 'replaced';
        }
        const found = await sessions.get(place);
        if (found?.body.version !== version) return 'conflict';
        current = found.etag;
      }
      throw new CosmosFailure('crowded');
    },

    async latestByConversation(company, conversation) {
      const where = ['c.body.conversation = @conversation'];
      for await (const found of newest(company, where, { conversation }, 1)) return found;
      return null;
    },

    async busyByAgent(company, agent) {
      const holder = await markers.holder(company, agent);
      const found = holder === null ? null : await get(company, holder);
      return found && isBusy(found.session) ? found : null;
    },

    async busy() {
      const where = ["c.body.record.session.state IN ('asking', 'live', 'paused')"];
      const found: BusySession[] = [];
      for await (const { id, body } of sessions.search({ where })) {
        if (holdsAgent(body)) found.push({ company: body.company, id, agent: body.record.session.agent.id });
      }
      return found;
    },

    /** A search over all partitions: the truth about a deadline stands in the session itself and nowhere else. */
    async due(now, limit) {
      const overdue: { company: string; id: string }[] = [];
      const search = { where: ['c.body.due <= @now'], values: { now }, orderBy: 'c.body.due ASC', page: limit };
      for await (const { id, body } of sessions.search(search)) {
        overdue.push({ company: body.company, id });
        if (overdue.length === limit) break;
      }
      return overdue;
    },

    async owing(limit) {
      const owed: { company: string; id: string }[] = [];
      for await (const { id, body } of sessions.search({ where: ['c.body.owes = true'], page: limit })) {
        owed.push({ company: body.company, id });
        if (owed.length === limit) break;
      }
      return owed;
    },

    async rowsDue(now, limit) {
      const owed: OwedRow[] = [];
      const search = { where: ['c.body.rowDue <= @now'], values: { now }, orderBy: 'c.body.rowDue ASC', page: limit };
      for await (const { id, body } of sessions.search(search)) {
        owed.push({ company: body.company, id, organisation: body.record.row?.organisation ?? '' });
        if (owed.length === limit) break;
      }
      return owed;
    },

    async forgettable(company, until, limit) {
      const ids: string[] = [];
      const where = ['c.body.company = @company', 'c.body.forgetFrom <= @until'];
      const search = { where, values: { company, until }, orderBy: 'c.body.forgetFrom ASC', page: limit };
      for await (const { id } of sessions.search(search)) {
        ids.push(id);
        if (ids.length === limit) break;
      }
      return ids;
    },

    // Out of the list first: while it is there itself, it is gone over again.
    async remove(company, id) {
      const found = await sessions.get(placeOfSession(company, id));
      if (found?.body.record.session.state !== 'ended') return;
      await leaveList(entries, found.body.record.session);
      await sessions.remove(placeOfSession(company, id), found.etag);
    },

    /** A search over all partitions, as for deadlines: whether a session has ended stands in the session itself. */
    async open(company, { agent, unit, limit }) {
      const given = { ...(agent !== undefined && { agent }), ...(unit !== undefined && { unit }) };
      const conditions = Object.keys(given).map((name) => `c.body.record.session.agent.${ofAgent(name)} = @${name}`);
      const states = "c.body.record.session.state IN ('invited', 'asking', 'live', 'paused')";
      const search = { where: ['c.body.company = @company', states, ...conditions], values: { company, ...given } };
      const found: Session[] = [];
      for await (const { body } of sessions.search(search)) if (!body.isComing) found.push(body.record.session);
      return found.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
    },

    async list(company, { reference, agent, unit, from, to, after, limit }) {
      const conditions = [
        ['c.body.reference = @reference', { reference }],
        ['c.body.agent = @agent', { agent }],
        ['c.body.unit = @unit', { unit }],
        ['c.body.invitedAt >= @from', { from }],
        ['c.body.invitedAt <= @to', { to }],
        ['c.body.session < @after', { after }],
      ] as const;
      const given = conditions.filter(([, value]) => Object.values(value)[0] !== undefined);
      const values = Object.assign({}, ...given.map(([, value]) => value)) as Record<string, string | number>;
      const found: Session[] = [];
      for await (const { session } of newest(
        company,
        given.map(([condition]) => condition),
        values,
        limit,
      )) {
        found.push(session);
        if (found.length === limit) break;
      }
      return found;
    },
  };
}

/** The member of a session's agent that a filter's name stands for. */
function ofAgent(name: string): 'id' | 'unit' {
  return name === 'agent' ? 'id' : 'unit';
}

function taken(): Error {
  return new Error('a session id that should be new is taken');
}

function stored({ body, etag }: Kept<SessionBody>): StoredSession {
  return { ...body.record, etag: `${body.version} ${etag}` };
}

function readEtag(etag: string): readonly [version: number, etag: string] {
  const [version = '', known = ''] = etag.split(' ');
  return [Number(version), known];
}
