import type { Stores } from '@beside/functions';
import { testWhere, type Missing } from './missing';
import { MINUTE, NOW } from './fixtures';

export function onceContract(stores: () => Stores, missing: Missing): void {
  describe('once', () => {
    test('[SESS-10] of claims at the same time the first wins', async () => {
      const { once: store } = stores();
      const claims = await Promise.all([1, 2, 3, 4].map(() => store.claim('key', NOW + MINUTE)));
      expect(claims.filter(Boolean)).toHaveLength(1);
    });

    test('[SESS-11] a value comes out once, and in time', async () => {
      const { once: store } = stores();
      await store.issue('a', 'value', NOW + MINUTE);
      await store.issue('b', 'value', NOW + MINUTE);
      const spent = await Promise.all([1, 2, 3].map(() => store.spend('a', NOW)));
      expect(spent.filter((value) => value === 'value')).toHaveLength(1);
      expect(await store.spend('b', NOW + MINUTE)).toBeNull();
      expect(await store.spend('c', NOW)).toBeNull();
    });

    testWhere(missing, 'forgetting', 'what is past its time is forgotten, nothing else', async () => {
      const { once: store } = stores();
      await store.claim('old', NOW);
      await store.claim('new', NOW + 1);
      await store.forget(NOW + 1);
      expect([await store.claim('old', NOW), await store.claim('new', NOW)]).toEqual([true, false]);
    });
  });
}
