import { isCheckpoint, type Checkpoint } from '@beside/protocol';
import { decodeJwt } from 'jose';
import type { Clock } from '../../platform';
import type { AuditSigner } from './audit-signer';
import type { CompanyLedger } from './company-ledger';
import type { OpenHeads, OpenSessions } from './open-heads';
import type { CheckpointAnchor } from './checkpoint-anchor';

/** A checkpoint follows when so many records have come since the last one… */
export const CHECKPOINT_EVERY_RECORDS = 100;
/** …or any at all, this long after it: what nobody can rewrite any more is at most so old. AUDIT-11 */
export const CHECKPOINT_EVERY_MS = 5 * 60_000;

export type Checkpoints = ReturnType<typeof createCheckpoints>;

interface Parts {
  readonly ledger: CompanyLedger;
  readonly heads: OpenHeads;
  readonly anchor: CheckpointAnchor;
  readonly signer: AuditSigner;
  readonly clock: Clock;
}

/** Fixes companies' ledgers with signed checkpoints, and finds them again. AUDIT-11 */
export function createCheckpoints({ ledger, heads, anchor, signer, clock }: Parts) {
  /** The last checkpoint of each company, as far as this process knows; the anchor is asked once. */
  const known = new Map<string, Checkpoint | null>();
  /** The ledgers that had nothing new, and when that was: their open sessions are not looked at again with every round. */
  const quiet = new Map<string, { readonly seq: number; readonly at: number }>();

  async function lastOf(company: string): Promise<Checkpoint | null> {
    const place = (await anchor.places(company)).at(-1);
    const text = place === undefined ? null : await anchor.get(company, place);
    return text === null ? null : readCheckpoint(text);
  }

  function isDue(company: string, last: Checkpoint | null, seq: number): boolean {
    const since = seq - (last?.seq ?? 0);
    const found = quiet.get(company);
    const at = found?.seq === seq ? found.at : (last?.at ?? 0);
    return since >= CHECKPOINT_EVERY_RECORDS || clock() - at >= CHECKPOINT_EVERY_MS;
  }

  return {
    /** Fixes the company's ledger as it is now, and in it how far open sessions have come, when it is time to. */
    async make(company: string, open: OpenSessions): Promise<void> {
      const last = known.get(company) ?? (await lastOf(company));
      known.set(company, last);
      if (!isDue(company, last, (await ledger.tail(company)).seq)) return;
      await heads.tell(company, (await open()).get(company) ?? []);
      const tail = await ledger.tail(company);
      if (tail.seq <= (last?.seq ?? 0)) return void quiet.set(company, { seq: tail.seq, at: clock() });
      const previous = last && { seq: last.seq, head: last.head };
      const checkpoint: Checkpoint = { v: 1, company, ...tail, at: clock(), previous };
      const isOurs = await anchor.put(company, tail.seq, await signer.sign('beside-checkpoint', checkpoint));
      // Another process was faster: what it wrote is the last one now.
      known.set(company, isOurs ? checkpoint : await lastOf(company));
    },

    /** The places of all checkpoints of the company, rising. */
    places: (company: string): Promise<readonly number[]> => anchor.places(company),

    /** The signed statement at a place that has one. */
    async at(company: string, seq: number): Promise<string> {
      const text = await anchor.get(company, seq);
      if (text === null) throw new Error('a checkpoint is gone from where nothing goes');
      return text;
    },
  };
}

/** What a checkpoint says; whoever relies on it checks its signature. */
export function readCheckpoint(text: string): Checkpoint {
  const payload: unknown = decodeJwt(text);
  if (!isCheckpoint(payload)) throw new Error('what stands in the place of a checkpoint is none');
  return payload;
}
