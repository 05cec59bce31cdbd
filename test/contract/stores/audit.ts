import type { AuditEvent } from '@beside/protocol';
import type { Stores } from '@beside/functions';
import { NOW } from './fixtures';

export function auditContract(stores: () => Stores): void {
  const event: AuditEvent = { type: 'allowed' };

  describe('audit', () => {
    test('[AUDIT-3] a place that is taken stays as it is', async () => {
      const { audit: store } = stores();
      expect(await store.append('session:a', { seq: 1, at: NOW, event })).toBe(true);
      expect(await store.append('session:a', { seq: 1, at: NOW + 1, event: { type: 'paused' } })).toBe(false);
      expect(await store.read('session:a', {})).toEqual([{ seq: 1, at: NOW, event }]);
    });

    test('[AUDIT-3] what comes at the same time stands in one order without gaps', async () => {
      const { audit: store } = stores();
      await Promise.all([1, 2, 3, 4, 5].map((at) => store.appendNext('company:a', at, event)));
      expect((await store.read('company:a', {})).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    });

    test('[AUDIT-3] logs are apart and read by time, both ends included', async () => {
      const { audit: store } = stores();
      for (const at of [10, 20, 30]) await store.appendNext('company:a', at, event);
      await store.appendNext('session:a', 20, event);
      const read = async (range: object) => (await store.read('company:a', range)).map(({ at }) => at);
      expect(await read({ from: 10, to: 20 })).toEqual([10, 20]);
      expect(await read({ from: 21 })).toEqual([30]);
      expect(await read({ to: 9 })).toEqual([]);
      expect(await store.read('company:b', {})).toEqual([]);
    });
  });
}
