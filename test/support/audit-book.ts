import {
  chainEntries,
  decodeAuditFile,
  emptyLog,
  tailOf,
  type AuditEvent,
  type AuditFile,
  type AuditKey,
  type AuditLog,
  type ChainedRecord,
  type ChainTail,
  type Checkpoint,
  type Entry,
  type Seal,
  type SignedType,
} from '@beside/protocol';

/** A key of the audit, as a test holds it. */
export interface BookKey {
  readonly publicKey: AuditKey;
  sign(type: SignedType, payload: object): Promise<string>;
}

export async function createBookKey(kid = 'k1'): Promise<BookKey> {
  const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    publicKey: { kty: 'EC', crv: 'P-256', x, y, kid },
    async sign(type, payload) {
      const text = [{ alg: 'ES256', typ: type, kid }, payload].map((part) => encode(JSON.stringify(part))).join('.');
      const signature = await crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        pair.privateKey,
        Buffer.from(text),
      );
      return `${text}.${Buffer.from(signature).toString('base64url')}`;
    },
  };
}

const encode = (text: string) => Buffer.from(text).toString('base64url');

export const COMPANY = 'norland';
export const LEDGER: AuditLog = `company:${COMPANY}`;
export const NOON = Date.UTC(2026, 10, 2, 12);
const salt = (size: number) => new Uint8Array(size).fill(5);
const sofia = { id: 'sofia', name: 'Sofia Lindqvist' };
const anna = { id: 'anna', name: 'Anna Visser' };

/** The audit of one company as it grows: what a server would have written. */
export class AuditBook {
  readonly ledger: ChainedRecord[] = [];
  readonly sessions = new Map<string, ChainedRecord[]>();
  readonly checkpoints: { readonly checkpoint: Checkpoint; readonly text: string }[] = [];
  private now = NOON;

  constructor(readonly key: BookKey) {}

  /** Adds entries to one log, a second later. */
  async add(log: AuditLog, ...entries: readonly Entry[]): Promise<ChainTail> {
    const records = log === LEDGER ? this.ledger : this.recordsOf(log.slice('session:'.length));
    const start = tailOf(records, await emptyLog(COMPANY, log));
    records.push(...(await chainEntries(start, (this.now += 1_000), entries, salt)));
    return tailOf(records, start);
  }

  /** A session with `steps` pauses in it; `ended` or still open. */
  async session(id: string, steps: number, isEnded = true): Promise<void> {
    const named = { session: id, reference: '123-456-789' };
    await this.add(`session:${id}`, { event: { type: 'invited' }, actor: anna });
    await this.add(LEDGER, { event: { type: 'session-opened', ...named } });
    await this.add(`session:${id}`, { event: { type: 'pin-accepted', origin: 'https://www.norland.test' } });
    await this.add(`session:${id}`, { event: { type: 'allowed' } });
    for (let step = 0; step < steps; step += 1)
      await this.add(`session:${id}`, { event: { type: step % 2 ? 'continued' : 'paused' } });
    if (!isEnded) return;
    const { seq: count, head } = await this.add(`session:${id}`, { event: ENDED });
    await this.add(LEDGER, { event: { type: 'session-closed', ...named, count, head } });
  }

  reading = () => this.add(LEDGER, { event: { type: 'audit-read', what: 'list' }, actor: sofia });

  /** @param days the company's number, as the ledger says it */
  async forget(id: string, days = 0): Promise<void> {
    const { seq: count, head } = tailOf(this.recordsOf(id), { seq: 0, head: '' });
    const named = { session: id, reference: '123-456-789' };
    await this.add(LEDGER, { event: { type: 'session-forgotten', ...named, count, head, days } });
    this.sessions.delete(id);
  }

  /** Takes the name beside one record away, and says so. */
  async eraseName(log: AuditLog, seq: number): Promise<void> {
    await this.add(LEDGER, { event: { type: 'names-erased', log, seqs: [seq] }, actor: sofia });
    const records = log === LEDGER ? this.ledger : this.recordsOf(log.slice('session:'.length));
    const { actor: _gone, ...nameless } = records[seq - 1] ?? raise(`${log} has no record ${seq}`);
    records[seq - 1] = nameless;
  }

  async checkpoint(): Promise<void> {
    const { seq, head } = await this.tail();
    const before = this.checkpoints.at(-1)?.checkpoint;
    const previous = before ? { seq: before.seq, head: before.head } : null;
    const checkpoint: Checkpoint = { v: 1, company: COMPANY, seq, head, at: this.now, previous };
    this.checkpoints.push({ checkpoint, text: await this.key.sign('beside-checkpoint', checkpoint) });
  }

  /** The file that a server seals. @param from `seq` of the checkpoint that the ledger goes on from; the beginning without */
  async export(changes: Partial<Seal> = {}, from = 0): Promise<AuditFile> {
    const checkpoints = this.checkpoints.filter(({ checkpoint }) => checkpoint.seq >= from);
    const start = checkpoints.find(({ checkpoint }) => checkpoint.seq === from)?.checkpoint;
    const sessions = [...this.sessions].map(([id, records]) => ({ id, records }));
    const seal: Seal = {
      v: 1,
      company: COMPANY,
      at: this.now,
      scope: 'company',
      before: start ? { seq: start.seq, head: start.head } : await emptyLog(COMPANY, LEDGER),
      last: await this.tail(),
      checkpoints: checkpoints.map(({ checkpoint }) => checkpoint.seq),
      sessions: sessions.map(({ id, records }) => ({
        id,
        count: records.length,
        head: records.at(-1)?.hash ?? raise('an empty session'),
      })),
      keys: [this.key.publicKey.kid],
      names: 'all',
      ...changes,
    };
    const file = {
      format: 'beside-audit/1',
      company: COMPANY,
      ledger: this.ledger.filter(({ seq }) => seq > from),
      sessions,
      checkpoints: checkpoints.map(({ text }) => text),
      seal: await this.key.sign('beside-seal', seal),
      keys: [this.key.publicKey],
    };
    return decodeAuditFile(JSON.parse(JSON.stringify(file))) ?? raise('the book is no file');
  }

  private tail = async () => tailOf(this.ledger, await emptyLog(COMPANY, LEDGER));

  private recordsOf(id: string): ChainedRecord[] {
    const records = this.sessions.get(id) ?? [];
    this.sessions.set(id, records);
    return records;
  }
}

export const ENDED: AuditEvent = { type: 'ended', by: 'customer', reason: 'stopped' };

/** A book with everything in it: ended and open sessions, readings, refusals, a forgotten session, an erased name, checkpoints. */
export async function fullBook(key: BookKey): Promise<AuditBook> {
  const book = new AuditBook(key);
  await book.session('old', 1);
  await book.session('one', 3);
  await book.reading();
  await book.checkpoint();
  await book.session('two', 2);
  const refused = { reason: 'unknown', origin: 'https://www.norland.test', count: 4, minute: NOON } as const;
  await book.add(LEDGER, { event: { type: 'pin-refused', ...refused } });
  await book.forget('old');
  await book.eraseName('session:one', 1);
  await book.checkpoint();
  await book.session('open', 2, false);
  await book.eraseName(LEDGER, 5);
  await book.reading();
  await book.checkpoint();
  await book.reading();
  await book.reading();
  return book;
}

function raise(words: string): never {
  throw new Error(words);
}
