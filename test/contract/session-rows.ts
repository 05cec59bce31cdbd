import type { SessionRows } from '@beside/functions';
import { rowOfTest } from '../support/servers/open-dataverse';

export interface OpenRows {
  readonly rows: SessionRows;
  /** The revision that stands in the table; `null`: no row. */
  revision(record: string): number | null;
  count(): number;
}

const [FIRST, SECOND] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'] as const;

/** One suite that every adapter of the rows must pass. */
export function sessionRowsContract(name: string, open: () => OpenRows): void {
  describe(name, () => {
    let place: OpenRows;
    beforeEach(() => {
      place = open();
    });
    const put = async (record: string, revision: number, tag: string | null = null) => {
      const outcome = await place.rows.put(rowOfTest(record, revision), tag);
      if (outcome.is !== 'written') throw new Error(`not written: ${outcome.fault}`);
      return outcome.tag;
    };

    test('[ROW-2] a session has one row, however often it is written', async () => {
      const tag = await put(FIRST, 1);
      await put(FIRST, 2, tag);
      await put(FIRST, 2);
      await put(SECOND, 1);
      expect([place.count(), place.revision(FIRST), place.revision(SECOND)]).toEqual([2, 2, 1]);
    });

    test('[ROW-3] what is newer replaces what is older, whatever tag is remembered', async () => {
      const first = await put(FIRST, 1);
      await put(FIRST, 2);
      await put(FIRST, 3, first);
      expect(place.revision(FIRST)).toBe(3);
    });

    test('[ROW-3] what is older never replaces what is newer, and counts as written', async () => {
      const first = await put(FIRST, 1);
      const third = await put(FIRST, 3, first);
      expect(await put(FIRST, 2, first)).toBe(third);
      expect(await put(FIRST, 2)).toBe(third);
      expect(place.revision(FIRST)).toBe(3);
    });

    test('[ROW-3] of what is newer its revision is said, and of what is the same none', async () => {
      await put(FIRST, 3);
      const newer = async (revision: number) => {
        const outcome = await place.rows.put(rowOfTest(FIRST, revision), null);
        return outcome.is === 'written' ? outcome.newer : outcome;
      };
      expect([await newer(2), await newer(3), await newer(4)]).toEqual([3, undefined, undefined]);
    });

    test('[ROW-4] nothing stands in the way, and asking leaves no trace', async () => {
      expect(await place.rows.check('https://norland.crm.test')).toBeNull();
      expect(place.count()).toBe(0);
    });
  });
}
