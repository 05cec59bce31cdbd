import type { AuditEvent, AuditLog } from '@beside/protocol';
import type { SealedRecord, Stores } from '@beside/functions';
import { NOW } from './fixtures';

const event: AuditEvent = { type: 'allowed' };

/** A record as a store takes it: whether its hashes are right is not the store's business. */
export function chained(seq: number, changes: Partial<SealedRecord> = {}): SealedRecord {
  return { seq, at: NOW, event, prev: `hash of ${seq - 1}`, hash: `hash of ${seq}`, mac: `mac of ${seq}`, ...changes };
}

export function auditContract(stores: () => Stores): void {
  const named = (seq: number, id: string) =>
    chained(seq, { actorHash: `hash of ${id}`, actor: { id, name: `Name of ${id}`, salt: `salt of ${id}` } });

  describe('audit', () => {
    test('[AUDIT-3] a place that is taken stays as it is', async () => {
      const { audit: store } = stores();
      expect(await store.last('session:a')).toBeNull();
      expect(await store.append('session:a', named(1, 'anna'))).toBe(true);
      expect(await store.append('session:a', { ...named(1, 'ravi'), event: { type: 'paused' } })).toBe(false);
      expect(await store.read('session:a', {})).toEqual([named(1, 'anna')]);
      expect(await store.named('ravi')).toEqual([]);
    });

    test('[AUDIT-3] of records that come to one place at the same time one stands there', async () => {
      const { audit: store } = stores();
      const taken = await Promise.all([1, 2, 3, 4].map((at) => store.append('company:a', chained(1, { at }))));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await store.read('company:a', {})).toHaveLength(1);
    });

    test('[AUDIT-7] a log says where it ends', async () => {
      const { audit: store } = stores();
      for (const seq of [1, 2, 3]) await store.append('session:a', chained(seq));
      await store.append('session:b', chained(1, { hash: 'another' }));
      expect(await store.last('session:a')).toEqual({ seq: 3, head: 'hash of 3', mac: 'mac of 3' });
      expect(await store.last('session:b')).toEqual({ seq: 1, head: 'another', mac: 'mac of 1' });
    });

    test('[AUDIT-3] logs are apart and read by time and place, both ends included, and by kind', async () => {
      const { audit: store } = stores();
      for (const seq of [1, 2, 3]) await store.append('company:a', chained(seq, { at: seq * 10 }));
      await store.append('session:a', chained(1, { at: 20 }));
      const read = async (range: object) => (await store.read('company:a', range)).map(({ at }) => at);
      expect(await read({ from: 10, to: 20 })).toEqual([10, 20]);
      expect(await read({ from: 21 })).toEqual([30]);
      expect(await read({ first: 2 })).toEqual([20, 30]);
      expect(await read({ first: 2, last: 2 })).toEqual([20]);
      expect(await store.read('company:b', {})).toEqual([]);
      await store.append('company:a', chained(4, { at: 40, event: { type: 'paused' } }));
      await store.append('company:a', chained(5, { at: 50, event: { type: 'continued' } }));
      expect(await read({ types: ['paused'] })).toEqual([40]);
      expect(await read({ types: ['allowed', 'continued'], from: 20 })).toEqual([20, 30, 50]);
      expect(await read({ types: [] })).toEqual([]);
    });

    test('[AUDIT-8] names go, their records stay as they are', async () => {
      const { audit: store } = stores();
      for (const [seq, id] of ['anna', 'anna', 'ravi'].entries()) await store.append('company:a', named(seq + 1, id));
      await store.append('session:s', named(1, 'anna'));
      const places = await store.named('anna');
      expect(places).toEqual([
        { log: 'company:a', seq: 1 },
        { log: 'company:a', seq: 2 },
        { log: 'session:s', seq: 1 },
      ]);
      await store.eraseNames('company:a', [1, 2]);
      expect(await store.named('anna')).toEqual([{ log: 'session:s', seq: 1 }]);
      const { actor: _gone, ...nameless } = named(1, 'anna');
      expect((await store.read('company:a', {}))[0]).toEqual(nameless);
      expect(await store.read('company:a', { first: 3 })).toEqual([named(3, 'ravi')]);
    });

    test('[AUDIT-14] a session that the ledger says is forgotten goes whole, and no other', async () => {
      const { audit: store } = stores();
      const logs: AuditLog[] = ['session:gone', 'session:stays'];
      for (const log of logs) for (const seq of [1, 2]) await store.append(log, named(seq, 'anna'));
      const forgotten = {
        type: 'session-forgotten',
        session: 'gone',
        reference: '000-000-001',
        count: 2,
        head: 'h',
        days: 30,
      };
      await store.append('company:a', chained(1, { event: forgotten as AuditEvent }));
      await store.forget('session:gone');
      expect(await store.read('session:gone', {})).toEqual([]);
      expect(await store.read('session:stays', {})).toHaveLength(2);
      expect(await store.named('anna')).toHaveLength(2);
    });
  });

  describe('counts of refusals', () => {
    const kind = { company: 'a', minute: NOW, reason: 'unknown', origin: 'https://a.test' } as const;

    test('[AUDIT-10] none is lost when several come at the same time, and kinds are apart', async () => {
      const { refusals: store } = stores();
      await Promise.all([1, 2, 3, 4].map(() => store.add(kind)));
      await store.add({ ...kind, reason: 'expired' });
      await store.add({ ...kind, company: 'b', minute: NOW - 60_000 });
      const [oldest, ...rest] = await store.all(10);
      expect(oldest).toEqual({ ...kind, company: 'b', minute: NOW - 60_000, count: 1, written: 0 });
      expect(new Map(rest.map((one) => [one.reason, one]))).toEqual(
        new Map([
          ['unknown', { ...kind, count: 4, written: 0 }],
          ['expired', { ...kind, reason: 'expired', count: 1, written: 0 }],
        ]),
      );
      expect(await store.all(1)).toHaveLength(1);
    });

    test('[AUDIT-10] what is written is known to be, and nothing is forgotten that came since', async () => {
      const { refusals: store } = stores();
      await store.add(kind);
      await store.wrote(kind, 1);
      await store.add(kind);
      await store.forget(kind, 1);
      expect(await store.all(10)).toEqual([{ ...kind, count: 2, written: 1 }]);
      await store.forget(kind, 2);
      expect(await store.all(10)).toEqual([]);
    });
  });
}
