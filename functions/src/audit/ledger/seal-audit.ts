import {
  emptyLog,
  tailOf,
  type AuditFile,
  type AuditScope,
  type ChainedRecord,
  type ChainTail,
  type Seal,
  type Session,
} from '@beside/protocol';
import type { Clock } from '../../platform';
import type { SessionStore, StoredSession } from '../../sessions/session-store';
import type { AuditSigner } from './audit-signer';
import { readCheckpoint, type Checkpoints } from './checkpoints';
import type { Journal } from './journal';
import type { NoteTampering } from './note-tampering';
import type { SettleSession } from './settle-session';

/** The audit as a server hands it out: what `AuditFile` reads, with the events in their types. */
export type SealedAudit = Omit<AuditFile, 'ledger' | 'sessions'> & {
  readonly ledger: readonly ChainedRecord[];
  readonly sessions: readonly { readonly id: string; readonly records: readonly ChainedRecord[] }[];
};

/** Which stretch of a company's ledger, and whose sessions with it. */
export interface Stretch {
  readonly company: string;
  readonly scope: AuditScope;
  /** The ledger's records from and to these places must be in it; from the first and to the last without. */
  readonly first?: number | undefined;
  readonly last?: number | undefined;
  /** One session by its record id; or of those born in the stretch these. */
  readonly sessions: { readonly id: string } | { readonly born: (session: Session) => boolean };
  /** Whether the ledger's names are for this reader. */
  readonly names: Seal['names'];
}

interface Parts {
  readonly sessions: SessionStore;
  readonly journal: Journal;
  readonly noteTampering: NoteTampering;
  readonly checkpoints: Checkpoints;
  readonly settle: SettleSession;
  readonly signer: AuditSigner;
  readonly clock: Clock;
}

export type SealAudit = (stretch: Stretch) => Promise<SealedAudit>;

/** Makes a file of a stretch of the audit that verifies by itself: from one checkpoint on, and signed as a whole. AUDIT-13 */
export function createAuditSealer(parts: Parts): SealAudit {
  const { sessions, journal, noteTampering, checkpoints, settle, signer, clock } = parts;

  /** The stretch begins after a checkpoint and, where nothing after it is asked for, ends at one. */
  async function stretchOf(company: string, first: number, last: number | undefined) {
    const places = await checkpoints.places(company);
    const start = places.findLast((place) => place < first) ?? 0;
    const end = last === undefined ? Infinity : (places.find((place) => place >= last) ?? Infinity);
    // A ledger that is shorter than its checkpoints say must look so.
    const within = places.filter((place) => place >= start && place <= end);
    const texts = await Promise.all(within.map((place) => checkpoints.at(company, place)));
    const until = end === Infinity ? undefined : end;
    const read = await journal.read(`company:${company}`, { first: start + 1, last: until });
    // What somebody else has put at the end is not signed; the next record of the ledger says that it is there.
    const ledger = read.slice(0, read.findLastIndex(({ isGenuine }) => isGenuine) + 1).map(({ record }) => record);
    return { ledger, within, texts, before: await beforeOf(company, start === 0 ? undefined : texts[0]) };
  }

  async function beforeOf(company: string, text: string | undefined): Promise<ChainTail> {
    if (text === undefined) return emptyLog(company, `company:${company}`);
    const { seq, head } = readCheckpoint(text);
    return { seq, head };
  }

  async function recordsOf(stored: StoredSession) {
    await journal.flush(stored);
    const { id } = stored.session;
    const isForged = await noteTampering(stored);
    const records = (await journal.read(`session:${id}`)).map(({ record }) => record);
    return { id, records, isForged };
  }

  async function one(company: string, id: string) {
    await settle(company, id);
    const stored = await sessions.get(company, id);
    return stored ? [await recordsOf(stored)] : [];
  }

  async function born(company: string, ledger: readonly ChainedRecord[], isIn: (session: Session) => boolean) {
    const filed: Awaited<ReturnType<typeof recordsOf>>[] = [];
    for (const { event } of ledger) {
      if (event.type !== 'session-opened' || filed.some(({ id }) => id === event.session)) continue;
      const stored = await sessions.get(company, event.session);
      if (stored && isIn(stored.session)) filed.push(await recordsOf(stored));
    }
    return filed;
  }

  return async ({ company, scope, first = 1, last: wanted, sessions: which, names }) => {
    const single = 'id' in which ? await one(company, which.id) : null;
    // Where a name is missing, or a record is not the server's, the ledger says why, some time later.
    const isNameless = single?.some(({ records }) => records.some(({ actor, actorHash }) => actorHash && !actor));
    let stretch = await stretchOf(company, first, isNameless ? undefined : wanted);
    const filed = single ?? ('born' in which ? await born(company, stretch.ledger, which.born) : []);
    if (filed.some(({ isForged }) => isForged)) stretch = await stretchOf(company, first, undefined);
    const { ledger, before, within, texts } = stretch;
    const last = tailOf(ledger, before);
    const ends = await Promise.all(
      filed.map(async ({ id, records }) => {
        const { seq: count, head } = tailOf(records, await emptyLog(company, `session:${id}`));
        return { id, count, head };
      }),
    );
    const keys = await signer.keys();
    const seal: Seal = {
      v: 1,
      company,
      at: clock(),
      scope,
      before,
      last,
      checkpoints: within,
      sessions: ends,
      keys: keys.map(({ kid }) => kid),
      names,
    };
    return {
      format: 'beside-audit/1',
      company,
      ledger: names === 'all' ? ledger : ledger.map(({ actor: _withheld, ...record }) => record),
      sessions: filed.map(({ id, records }) => ({ id, records })),
      checkpoints: texts,
      seal: await signer.sign('beside-seal', seal),
      keys,
    };
  };
}
