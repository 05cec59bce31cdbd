import type { KeptPolicy, Stores } from '@beside/functions';
import { NOW } from './fixtures';

/** Whether its hash is right is not the store's business. */
export function policy(version: number, changes: Partial<KeptPolicy> = {}): KeptPolicy {
  return {
    company: 'norland',
    version,
    hash: String(version).padStart(64, 'a'),
    publishedAt: NOW,
    rules: {
      base: 'labels',
      allowShowAttributes: true,
      rules: [{ selector: `h${version}`, level: 'shown' }],
      acts: { press: ['#more'], links: ['/help'] },
    },
    ...changes,
  };
}

export function policiesContract(stores: () => Stores): void {
  describe('published rules', () => {
    test('[COMP-5] are found by version and by hash, of their own company alone, as they were kept', async () => {
      const { policies: store } = stores();
      const { publishedAt: _unknown, ...timeless } = policy(1);
      expect([await store.keep(timeless), await store.keep(policy(2))]).toEqual([true, true]);
      expect(await store.byVersion('norland', 1)).toEqual(timeless);
      expect(await store.byHash('norland', timeless.hash)).toEqual(timeless);
      expect(await store.byHash('norland', policy(2).hash)).toEqual(policy(2));
      const strangers = [
        await store.byVersion('meridian', 1),
        await store.byHash('meridian', timeless.hash),
        await store.byVersion('norland', 3),
        await store.byHash('norland', policy(3).hash),
      ];
      expect(strangers).toEqual([null, null, null, null]);
    });

    test('[COMP-5] stay as they are, whoever keeps others under their version', async () => {
      const { policies: store } = stores();
      const other = { ...policy(1).rules, base: 'nothing' as const };
      const kept = await Promise.all([1, 2, 3].map(() => store.keep(policy(1))));
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await store.keep(policy(1, { hash: policy(9).hash, rules: other }))).toBe(false);
      expect(await store.byVersion('norland', 1)).toEqual(policy(1));
      expect(await store.byHash('norland', policy(9).hash)).toBeNull();
    });

    test('[COMP-5] are no companies', async () => {
      const { policies: store, companies } = stores();
      await store.keep(policy(1));
      expect(await companies.ids()).toEqual([]);
    });
  });
}
