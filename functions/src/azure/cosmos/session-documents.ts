import type { Session } from '@beside/protocol';
import type { Clock } from '../../platform';
import { lastingFaults } from '../../records/session-rows';
import { conditionsOf } from '../../sessions/session-filter';
import type { BusySession, SessionRecord, SessionStore, StoredSession } from '../../sessions/session-store';
import { busyMarkers, type BusyMarker } from './busy-marker';
import { CosmosFailure, type Documents, type Kept, type Search } from './documents';
import { claimConversation, type InvitationMarker } from './invitation-marker';
import { comingBody, holdsAgent, isBusy, placeOfSession, sessionBody, type SessionBody } from './session-body';
import { searchOf } from './session-conditions';
import { enterSession, leaveList, type SessionEntry } from './session-entry';

const MAX_TRIES = 8;
/** What is coming is a session, or is not, within one request; the service may take away what was left behind. */
const COMING_TTL_S = 60;
/** Sessions of a list that are looked for at a time. */
const LIST_PAGE = 100;

type Found = Kept<SessionBody>;

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
 * One that begins as busy stands there as coming until it has its agent and its conversation and is in the list; broken off before, it is
 * nobody's and goes.
 */
export function sessionDocuments({ sessions, entries, invitations, busy, clock }: SessionContainers): SessionStore {
  const markers = busyMarkers(busy, sessions, clock);
  const claim = (session: Session) => claimConversation({ sessions, entries, markers: invitations, clock }, session);

  async function get(company: string, id: string): Promise<StoredSession | null> {
    const found = await sessions.get(placeOfSession(company, id));
    return found && !found.body.isComing ? stored(found) : null;
  }

  /** The first so many that are found and kept, looked for page by page. */
  async function first(search: Search, limit: number, keep: (found: readonly Found[]) => Promise<readonly Found[]>) {
    const kept: Found[] = [];
    const page = Math.min(limit, LIST_PAGE);
    let looked: Found[] = [];
    for await (const one of sessions.search({ ...search, page })) {
      looked.push(one);
      if (looked.length < page) continue;
      kept.push(...(await keep(looked)));
      if (kept.length >= limit) return kept.slice(0, limit);
      looked = [];
    }
    return [...kept, ...(await keep(looked))].slice(0, limit);
  }

  /** Those that have come into the list; one that was broken off before is nobody's. */
  async function entered(found: readonly Found[]): Promise<readonly Found[]> {
    const known = new Set<string>();
    for (const company of new Set(found.map(({ body }) => body.company))) {
      const ids = found.filter(({ body }) => body.company === company).map(({ id }) => id);
      const search = { pk: company, where: ['ARRAY_CONTAINS(@ids, c.body.session)'], values: { ids } };
      for await (const { body } of entries.search(search)) known.add(body.session);
    }
    return found.filter(({ id, body }) => !body.isComing && known.has(id));
  }

  /** Those that stay: an invitation that has not come into the list may be taken away again, and nobody hears of it before. */
  async function standing(found: readonly Found[]): Promise<readonly Found[]> {
    const isNew = ({ body }: Found) => body.record.session.state === 'invited';
    const known = new Set((await entered(found.filter(isNew))).map(({ id }) => id));
    return found.filter((one) => !isNew(one) || known.has(one.id));
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
    if (!(await claim(session))) return 'conversation-taken';
    if (!(await enterSession(entries, sessions, session))) return 'reference-taken';
    return (await sessions.replace(place, sessionBody(record, 1), coming.etag)) ? 'created' : 'agent-busy';
  }

  return {
    async create(record) {
      const { session } = record;
      if (isBusy(session)) return createBusy(record);
      const place = placeOfSession(session.company, session.id);
      if (!(await sessions.create(place, sessionBody(record, 1)))) throw taken();
      if (!(await claim(session))) {
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
        if (await sessions.replace(place, body, current)) return 'replaced';
        const found = await sessions.get(place);
        if (found?.body.version !== version) return 'conflict';
        current = found.etag;
      }
      throw new CosmosFailure('crowded');
    },

    /** An entry whose session was taken away again is passed over. */
    async latestByConversation(company, conversation) {
      const where = ['c.body.conversation = @conversation'];
      const search = { pk: company, where, values: { conversation }, orderBy: 'c.body.session DESC', page: 1 };
      for await (const { body } of entries.search(search)) {
        const found = await get(company, body.session);
        if (found) return found;
      }
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
      const owing = await first({ where: ['c.body.owes = true'] }, limit, standing);
      return owing.map(({ id, body: { company } }) => ({ company, id }));
    },

    async rowsDue(now, limit, organisations) {
      const where = ['c.body.rowDue <= @now', 'ARRAY_CONTAINS(@organisations, c.body.record.row.organisation)'];
      const values = { now, organisations: [...organisations] };
      const due = await first({ where, values, orderBy: 'c.body.rowDue ASC' }, limit, standing);
      return due.map(({ id, body: { company, record } }) => ({
        ...{ company, id, organisation: record.row?.organisation ?? '' },
      }));
    },

    async rowsKeptOtherwise(company, days, limit) {
      const where = ['c.body.company = @company', 'c.body.record.row.days != @days'];
      const found = await first({ where, values: { company, days } }, limit, async (all) => all);
      return found.map(({ id }) => id);
    },

    async refusedRow(organisation) {
      const row = 'c.body.record.row';
      const where = [
        `${row}.organisation = @organisation`,
        `ARRAY_CONTAINS(@faults, ${row}.fault)`,
        'c.body.rowDue > 0',
      ];
      const values = { organisation, faults: [...lastingFaults] };
      for await (const { body } of sessions.search({ where, values, orderBy: 'c.body.rowDue DESC', page: 1 })) {
        if (body.record.row?.is === 'owed') return body.record.row.fault ?? null;
      }
      return null;
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

    /** A search over all partitions, as for deadlines: a session has one until it has ended. */
    async open(company, { limit, ...filter }) {
      const { where, values } = searchOf(conditionsOf(filter));
      const search = {
        ...{ where: ['c.body.company = @company', 'c.body.due > 0', ...where], values: { ...values, company } },
        orderBy: 'c.id DESC',
      };
      return (await first(search, limit, standing)).map(sessionOf);
    },

    /** What a list asks about stands in the sessions themselves; whether one is in the list, in its entry. */
    async list(company, { limit, ...filter }) {
      const { where, values } = searchOf(conditionsOf(filter));
      const search = {
        ...{ where: ['c.body.company = @company', ...where], values: { ...values, company }, orderBy: 'c.id DESC' },
      };
      return (await first(search, limit, entered)).map(sessionOf);
    },
  };
}

function taken(): Error {
  return new Error('a session id that should be new is taken');
}

function sessionOf({ body }: Found): Session {
  return body.record.session;
}

function stored({ body, etag }: Kept<SessionBody>): StoredSession {
  return { ...body.record, etag: `${body.version} ${etag}` };
}

function readEtag(etag: string): readonly [version: number, etag: string] {
  const [version = '', known = ''] = etag.split(' ');
  return [Number(version), known];
}
