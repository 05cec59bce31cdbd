import type { Session } from '@beside/protocol';
import type { Clock } from '../../platform';
import type { SessionStore, StoredSession } from '../../sessions/session-store';
import { busyMarkers, type BusyMarker } from './busy-marker';
import { CosmosFailure, type Documents, type Kept } from './documents';
import { claimConversation, type InvitationMarker } from './invitation-marker';
import { isBusy, placeOfSession, sessionBody, type SessionBody } from './session-body';
import { enterSession, type SessionEntry } from './session-entry';

const MAX_TRIES = 8;

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
 */
export function sessionDocuments({ sessions, entries, invitations, busy, clock }: SessionContainers): SessionStore {
  const markers = busyMarkers(busy, sessions, clock);

  async function get(company: string, id: string): Promise<StoredSession | null> {
    const found = await sessions.get(placeOfSession(company, id));
    return found && stored(found);
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

  return {
    async create(record) {
      const { session } = record;
      const place = placeOfSession(session.company, session.id);
      if (!(await sessions.create(place, sessionBody(record, 1))))
        throw new Error('a session id that should be new is taken');
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
        if (await sessions.replace(place, body, current)) return 'replaced';
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

    /** The one search over all partitions: the truth about a deadline stands in the session itself and nowhere else. */
    async due(now, limit) {
      const overdue: { company: string; id: string }[] = [];
      const search = { where: ['c.body.due <= @now'], values: { now }, orderBy: 'c.body.due ASC', page: limit };
      for await (const { id, body } of sessions.search(search)) {
        overdue.push({ company: body.company, id });
        if (overdue.length === limit) break;
      }
      return overdue;
    },

    async list(company, { reference, from, to, after, limit }) {
      const conditions = [
        ['c.body.reference = @reference', { reference }],
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

function stored({ body, etag }: Kept<SessionBody>): StoredSession {
  return { ...body.record, etag: `${body.version} ${etag}` };
}

function readEtag(etag: string): readonly [version: number, etag: string] {
  const [version = '', known = ''] = etag.split(' ');
  return [Number(version), known];
}
