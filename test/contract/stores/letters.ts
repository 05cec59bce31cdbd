import type { Stores } from '@beside/functions';
import { NOW } from './fixtures';
import { testWhere, type Missing } from './missing';

export function lettersContract(stores: () => Stores, missing: Missing): void {
  describe('letters', () => {
    const from = (sender: string, to: string, text: string) => ({ session: 's-1', from: sender, to, text, at: NOW });

    test('are numbered within their session and found by whom they are for', async () => {
      const { letters: store } = stores();
      const first = await store.post(from('desk', 'customer', 'a'));
      await store.post(from('page', 'desk', 'b'));
      await store.post({ ...from('desk', 'customer', 'c'), session: 's-2' });
      await store.post(from('desk', 'customer', 'd'));
      expect(first).toEqual({ ...from('desk', 'customer', 'a'), number: 1 });
      const texts = async (to: string, after: number) =>
        (await store.readFor('s-1', to, after)).map(({ text }) => text);
      expect(await texts('customer', 0)).toEqual(['a', 'd']);
      expect(await texts('customer', 1)).toEqual(['d']);
      expect(await texts('desk', 0)).toEqual(['b']);
      expect([await store.countFrom('s-1', 'desk'), await store.countFrom('s-2', 'desk')]).toEqual([2, 1]);
    });

    test('of the same moment have different numbers', async () => {
      const { letters: store } = stores();
      const posted = await Promise.all(['a', 'b', 'c', 'd'].map((text) => store.post(from('desk', 'customer', text))));
      expect(posted.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    });

    testWhere(missing, 'forgetting', 'are forgotten by their age', async () => {
      const { letters: store } = stores();
      await store.post(from('desk', 'customer', 'a'));
      await store.forget(NOW);
      expect(await store.readFor('s-1', 'customer', 0)).toHaveLength(1);
      await store.forget(NOW + 1);
      expect(await store.readFor('s-1', 'customer', 0)).toEqual([]);
    });
  });
}
