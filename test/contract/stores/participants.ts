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
