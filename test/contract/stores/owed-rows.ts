import type { SessionRecord, Stores } from '@beside/functions';
import { end, idOf, invited, MINUTE, NOW, redeemed, step } from './fixtures';

/** What is kept with sessions of their rows in Dataverse. */
export function owedRowsContract(stores: () => Stores): void {
  describe('rows that are owed', () => {
    test('[ROW-2] rows that are owed are found when they are due, the longest owed first, until they are written', async () => {
      const { sessions: store } = stores();
      const row = { organisation: 'https://norland.crm.test', revision: 1, is: 'owed', tries: 0 } as const;
      const owed = (number: number, due: number) => store.create({ ...invited(number), row: { ...row, due } });
      await Promise.all([owed(1, NOW + 2), owed(2, 0), owed(3, NOW + MINUTE), store.create(invited(4))]);
      const due = async (limit = 10) => (await store.rowsDue(NOW + 2, limit, [row.organisation])).map(({ id }) => id);
      expect(await due()).toEqual([idOf(2), idOf(1)]);
      expect(await due(1)).toEqual([idOf(2)]);
      expect((await store.rowsDue(0, 1, [row.organisation]))[0]).toEqual({
        ...{ company: 'norland', id: idOf(2), organisation: row.organisation },
      });
      const read = await store.get('norland', idOf(2));
      expect(read?.row).toEqual({ ...row, due: 0 });
      const written = { organisation: row.organisation, revision: 1, tag: 'W/"1"', is: 'written' } as const;
      await store.replace({ ...invited(2), row: written }, read?.etag ?? '');
      expect(await due()).toEqual([idOf(1)]);
      expect((await store.get('norland', idOf(2)))?.row).toEqual(written);
      await store.create({ ...step(invited(5), redeemed), row: { ...row, due: 1 } });
      expect(await due()).toEqual([idOf(5), idOf(1)]);
    });

    test('[ROW-4] what one organisation is owed hides nothing of what the others are', async () => {
      const { sessions: store } = stores();
      const [busy, free, other] = ['https://busy.crm.test', 'https://free.crm.test', 'https://other.crm.test'] as const;
      const owed = (number: number, organisation: string) =>
        store.create({ ...invited(number), row: { organisation, revision: 1, is: 'owed', tries: 0, due: number } });
      for (const number of [1, 2, 3]) await owed(number, busy);
      await Promise.all([owed(4, free), owed(5, other)]);
      const due = async (...organisations: readonly string[]) =>
        (await store.rowsDue(NOW, 2, organisations)).map(({ id }) => id);
      expect([await due(busy, free, other), await due(free, other)]).toEqual([
        [idOf(1), idOf(2)],
        [idOf(4), idOf(5)],
      ]);
      expect([await due(other), await due('https://none.crm.test'), await due()]).toEqual([[idOf(5)], [], []]);
    });

    test('[ROW-4] why rows of an organisation are refused is found as long as one is owed, and not what passes by itself', async () => {
      const { sessions: store } = stores();
      const [here, there] = ['https://here.crm.test', 'https://there.crm.test'] as const;
      const row = { organisation: here, revision: 1, is: 'owed', tries: 1, due: NOW } as const;
      await store.create({ ...invited(1), row });
      await store.create({ ...invited(2), row: { ...row, fault: 'down' } });
      expect(await store.refusedRow(here)).toBeNull();
      await store.create({ ...invited(3), row: { ...row, due: NOW + 2, fault: 'forbidden' } });
      await store.create({ ...invited(4), row: { ...row, due: NOW + 1, fault: 'invalid' } });
      await store.create({ ...invited(5), row: { ...row, organisation: there, due: NOW + 3, fault: 'missing' } });
      expect([await store.refusedRow(here), await store.refusedRow(there)]).toEqual(['forbidden', 'missing']);
      const third = await store.get('norland', idOf(3));
      await store.replace({ ...invited(3), row: { ...row, revision: 2, due: 0, tries: 0 } }, third?.etag ?? '');
      expect(await store.refusedRow(here)).toBe('invalid');
    });

    test('[ROW-6] rows are found that say that sessions are kept for other days than these', async () => {
      const { sessions: store } = stores();
      const row = { organisation: 'https://norland.crm.test', revision: 1, is: 'written' } as const;
      await store.create({ ...invited(1), row: { ...row, days: 30 } });
      await store.create({ ...invited(2), row: { ...row, days: 0 } });
      await store.create({ ...invited(3), row });
      await store.create(invited(4));
      await store.create({ ...invited(5, { company: 'meridian' }), row: { ...row, days: 30 } });
      const otherwise = async (days: number, limit = 10) =>
        [...(await store.rowsKeptOtherwise('norland', days, limit))].sort();
      expect([await otherwise(30), await otherwise(0), await otherwise(7)]).toEqual([
        [idOf(2)],
        [idOf(1)],
        [idOf(1), idOf(2)],
      ]);
      expect(await otherwise(7, 1)).toHaveLength(1);
    });

    test('[ROW-6] what waits for its row is not looked at until that is written, or a month is over', async () => {
      const { sessions: store } = stores();
      const row = { organisation: 'https://norland.crm.test', revision: 2, isLeaving: true } as const;
      await store.create(invited(1));
      const move = async (next: SessionRecord) => {
        const read = await store.get('norland', idOf(1));
        await store.replace(next, read?.etag ?? '');
      };
      const ended = step(invited(1), end);
      await move({ ...ended, row: { ...row, is: 'owed', due: 0, tries: 0 } });
      expect(await store.forgettable('norland', NOW + 30 * 24 * 60 * MINUTE - 1, 10)).toEqual([]);
      expect(await store.forgettable('norland', NOW + 30 * 24 * 60 * MINUTE, 10)).toEqual([idOf(1)]);
      await move({ ...ended, row: { ...row, is: 'written' } });
      expect(await store.forgettable('norland', NOW, 10)).toEqual([idOf(1)]);
    });
  });
}
