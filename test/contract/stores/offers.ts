import type { Offer, Stores } from '@beside/functions';
import { REQUEST_AWAY_MS } from '@beside/protocol';
import { idOf, MINUTE, NOW } from './fixtures';
import { testWhere, type Missing } from './missing';

export function offer(number: number, changes: Partial<Offer> = {}): Offer {
  return {
    id: idOf(number),
    company: 'norland',
    origin: 'https://norland.test',
    kind: 'request',
    conversation: null,
    participant: `p-${number}`,
    jkt: 'thumbprint',
    versions: { min: 1, max: 1 },
    madeAt: NOW,
    until: NOW + (changes.kind === 'pin' ? 10 : 15) * MINUTE,
    seenAt: NOW,
    state: { is: 'waiting' },
    ...changes,
  };
}

export function offersContract(stores: () => Stores, missing: Missing): void {
  describe('offers', () => {
    test('[SESS-15] of those who take one at the same time one does', async () => {
      const { offers } = stores();
      await offers.create(offer(1));
      const found = await offers.get('norland', idOf(1));
      expect(found?.offer).toEqual(offer(1));
      expect(await offers.get('meridian', idOf(1))).toBeNull();
      const taken = ['s-1', 's-2', 's-3'].map((session) =>
        offers.replace(offer(1, { state: { is: 'taken', session, at: NOW } }), found?.etag ?? ''),
      );
      expect((await Promise.all(taken)).filter(Boolean)).toHaveLength(1);
      expect((await offers.get('norland', idOf(1)))?.offer.state.is).toBe('taken');
    });

    test('[SESS-16] requests that wait, the oldest first: of this chat, and of none', async () => {
      const { offers } = stores();
      await offers.create(offer(3));
      await offers.create(offer(1, { conversation: 'c-1' }));
      await offers.create(offer(2, { conversation: 'c-2' }));
      await offers.create(offer(4, { kind: 'pin' }));
      await offers.create(offer(5, { company: 'meridian' }));
      await offers.create(offer(6, { state: { is: 'withdrawn' } }));
      const ids = async (conversation: string | null, limit = 9) =>
        (await offers.requests('norland', conversation, limit)).map(({ id }) => id);
      expect(await ids(null)).toEqual([idOf(3)]);
      expect(await ids('c-1')).toEqual([idOf(1), idOf(3)]);
      expect(await ids('c-1', 1)).toEqual([idOf(1)]);
    });

    test('[SESS-16] what is overdue comes oldest first: time passed, or the page went away', async () => {
      const { offers } = stores();
      await offers.create(offer(1, { kind: 'pin' }));
      await offers.create(offer(2));
      await offers.create(offer(3, { state: { is: 'missed' } }));
      const ids = async (now: number) => (await offers.due(now, 9)).map(({ id }) => id);
      expect(await ids(NOW + REQUEST_AWAY_MS - 1)).toEqual([]);
      expect(await ids(NOW + REQUEST_AWAY_MS)).toEqual([idOf(2)]);
      expect(await ids(NOW + 10 * MINUTE)).toEqual([idOf(2), idOf(1)]);
    });

    testWhere(missing, 'forgetting', 'old ones are forgotten', async () => {
      const { offers } = stores();
      await offers.create(offer(1));
      await offers.forget(NOW);
      expect(await offers.get('norland', idOf(1))).not.toBeNull();
      await offers.forget(NOW + 1);
      expect(await offers.get('norland', idOf(1))).toBeNull();
    });
  });
}
