import type { SavedView, Stores } from '@beside/functions';
import { NOW } from './fixtures';

export function view(number: number): SavedView {
  return { id: `v${number}`, name: `View ${number}`, revision: 1, filter: { from: NOW, risk: ['wrong-pins'] } };
}

/** What an account id is made of is the directory's to say. */
const ODD = 'a/b\\c?d#e f';

export function viewsContract(stores: () => Stores): void {
  describe('own views', () => {
    test('[AUDIT-24] are one person’s in one company, as they were kept', async () => {
      const { views } = stores();
      expect(await views.of('norland', 'sofia')).toBeNull();
      expect(await views.keep('norland', 'sofia', [view(1), view(2)], null)).toBe(true);
      expect(await views.keep('norland', ODD, [view(3)], null)).toBe(true);
      expect((await views.of('norland', 'sofia'))?.views).toEqual([view(1), view(2)]);
      expect((await views.of('norland', ODD))?.views).toEqual([view(3)]);
      expect([await views.of('meridian', 'sofia'), await views.of('norland', 'grace')]).toEqual([null, null]);
    });

    test('[AUDIT-24] of those who change them at the same time one does', async () => {
      const { views } = stores();
      const first = [1, 2, 3].map((number) => views.keep('norland', 'sofia', [view(number)], null));
      expect((await Promise.all(first)).filter(Boolean)).toHaveLength(1);
      const etag = (await views.of('norland', 'sofia'))?.etag ?? '';
      const then = [4, 5, 6].map((number) => views.keep('norland', 'sofia', [view(number)], etag));
      const kept = await Promise.all(then);
      expect(kept.filter(Boolean)).toHaveLength(1);
      const now = await views.of('norland', 'sofia');
      expect(now?.views).toEqual([view(4 + kept.indexOf(true))]);
      expect(await views.keep('norland', 'sofia', [], now?.etag ?? '')).toBe(true);
      expect((await views.of('norland', 'sofia'))?.views).toEqual([]);
    });

    test('[AUDIT-24] go with their owner, and are no companies', async () => {
      const { views, companies } = stores();
      await views.keep('norland', 'sofia', [view(1)], null);
      await views.keep('norland', 'grace', [view(2)], null);
      const etag = (await views.of('norland', 'sofia'))?.etag ?? '';
      await views.forget('norland', 'sofia');
      await views.forget('norland', 'sofia');
      expect(await views.of('norland', 'sofia')).toBeNull();
      expect(await views.keep('norland', 'sofia', [view(1)], etag)).toBe(false);
      expect((await views.of('norland', 'grace'))?.views).toEqual([view(2)]);
      expect(await companies.ids()).toEqual([]);
    });
  });
}
