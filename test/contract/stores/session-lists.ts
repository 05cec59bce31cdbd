import type { SessionEvent } from '@beside/protocol';
import type { Stores } from '@beside/functions';
import { end, idOf, invited, MINUTE, NOW, redeemed, step } from './fixtures';

/** What lists of sessions can be narrowed to. */
export function sessionListsContract(stores: () => Stores): void {
  const listed = async (filter: object) =>
    (await stores().sessions.list('norland', { limit: 10, ...filter })).map(({ id }) => Number(id.slice(-12)));

  async function move(number: number, ...events: readonly SessionEvent[]): Promise<void> {
    for (const event of events) {
      const read = await stores().sessions.get('norland', idOf(number));
      if (read) await stores().sessions.replace(step(read, event), read.etag);
    }
  }

  describe('lists of sessions', () => {
    beforeEach(async () => {
      for (const number of [1, 2, 3, 4])
        await stores().sessions.create(invited(number, { agent: { id: `agent-${number}`, name: 'A' } }));
    });

    test('[AUDIT-21] by state, and by why they ended: any of those that are named', async () => {
      await move(1, redeemed);
      await move(2, redeemed, { type: 'allow' });
      await move(3, redeemed, { type: 'refuse' });
      await move(4, end);
      expect(await listed({ states: ['asking', 'live'] })).toEqual([2, 1]);
      expect(await listed({ states: ['ended'] })).toEqual([4, 3]);
      expect(await listed({ reasons: ['refused', 'consent-expired'] })).toEqual([3]);
      expect(await listed({ states: ['live'], reasons: ['refused'] })).toEqual([]);
    });

    test('[AUDIT-21] by the site that the page was of', async () => {
      await move(1, redeemed);
      await move(2, { ...redeemed, origin: 'https://other.test' }, end);
      expect(await listed({ origin: 'https://norland.test' })).toEqual([1]);
      expect(await listed({ origin: 'https://other.test' })).toEqual([2]);
    });

    test('[AUDIT-21] by what was counted of them, while they go on and when they are over', async () => {
      const write = { type: 'report', number: 1, events: [{ type: 'write-mode', change: 'allowed' }] } as const;
      await move(1, { ...redeemed, wrongPins: 2 }, { type: 'allow' });
      await move(2, redeemed, { type: 'allow' }, write);
      await move(3, { ...redeemed, wrongPins: 1 }, { type: 'allow' }, write, end);
      expect(await listed({ risks: ['wrong-pins'] })).toEqual([3, 1]);
      expect(await listed({ risks: ['write-mode'] })).toEqual([3, 2]);
      expect(await listed({ risks: ['write-mode', 'wrong-pins'] })).toEqual([3]);
    });

    test('[AUDIT-21] by how long they were live, or have been by now', async () => {
      await move(1, redeemed, { type: 'allow' });
      await move(2, redeemed, { type: 'allow' }, end);
      await move(3, redeemed);
      const lasted = (ms: number, now: number) => listed({ lasted: { ms, now } });
      expect(await lasted(30 * MINUTE, NOW + 30 * MINUTE)).toEqual([]);
      expect(await lasted(30 * MINUTE, NOW + 30 * MINUTE + 1)).toEqual([1]);
      const second = await stores().sessions.get('norland', idOf(2));
      if (second?.session.state !== 'ended') throw new Error('it has ended');
      const later = { ...second, session: { ...second.session, at: NOW + 31 * MINUTE } };
      await stores().sessions.replace(later, second.etag);
      expect(await lasted(30 * MINUTE, NOW)).toEqual([2]);
      expect(await lasted(31 * MINUTE, NOW)).toEqual([]);
    });

    test('[AUDIT-21] what is narrowed is paged like all else', async () => {
      for (const number of [1, 3, 4]) await move(number, end);
      expect(await listed({ states: ['ended'], limit: 2 })).toEqual([4, 3]);
      expect(await listed({ states: ['ended'], limit: 2, after: idOf(3) })).toEqual([1]);
    });
  });
}
