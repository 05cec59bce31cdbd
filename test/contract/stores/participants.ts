import type { Stores } from '@beside/functions';
import { participant } from './fixtures';

export function participantsContract(stores: () => Stores): void {
  describe('participants', () => {
    test('are created once, found by id and by session, and can be removed', async () => {
      const { participants: store } = stores();
      expect(await store.create(participant('p-1', 'agent'))).toBe(true);
      expect(await store.create(participant('p-1', 'customer'))).toBe(false);
      await store.create(participant('p-2', 'customer'));
      expect(await store.get('p-1')).toEqual(participant('p-1', 'agent'));
      expect((await store.bySession('s-1')).map(({ id }) => id).sort()).toEqual(['p-1', 'p-2']);
      await store.remove('p-1');
      expect([await store.get('p-1'), await store.bySession('s-2')]).toEqual([null, []]);
    });

    test('[SESS-10] are bound to another key by whoever holds the one before, once', async () => {
      const { participants: store } = stores();
      const { jkt } = participant('p-1', 'customer');
      await store.create(participant('p-1', 'customer'));
      await store.connect('p-1', 'a');
      const rekeyed = { ...participant('p-1', 'customer'), jkt: 'next', connection: 'a' };
      expect(await store.rekey('p-1', jkt, 'next')).toEqual(rekeyed);
      expect(await store.rekey('p-1', jkt, 'next')).toEqual(rekeyed); // asked again, since the answer was lost
      expect(await store.rekey('p-1', jkt, 'other')).toBeNull();
      expect(await store.get('p-1')).toEqual(rekeyed);
      expect(await store.rekey('nobody', jkt, 'next')).toBeNull();
      await store.create(participant('p-2', 'customer'));
      const { jkt: own } = participant('p-2', 'customer');
      const raced = await Promise.all(['x', 'y', 'z'].map((key) => store.rekey('p-2', own, key)));
      expect(raced.filter((one) => one !== null)).toHaveLength(1);
    });

    test('only the latest connection can be taken away', async () => {
      const { participants: store } = stores();
      await store.create(participant('p-1', 'agent'));
      const connection = async () => (await store.get('p-1'))?.connection;
      await store.connect('p-1', 'a');
      await store.connect('p-1', 'b');
      await store.disconnect('p-1', 'a');
      expect(await connection()).toBe('b');
      await store.disconnect('p-1', 'b');
      expect(await connection()).toBeNull();
      await store.connect('nobody', 'a');
      expect(await store.get('nobody')).toBeNull();
    });
  });
}
