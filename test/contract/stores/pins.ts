import type { Stores } from '@beside/functions';
import { testWhere, type Missing } from './missing';
import { MINUTE, NOW, pin } from './fixtures';

export function pinsContract(stores: () => Stores, missing: Missing): void {
  const by = { jkt: 'thumbprint', participant: 'p-1' };

  describe('PINs', () => {
    test('[PIN-3] are reserved once and spent once', async () => {
      const { pins: store } = stores();
      expect(await store.reserve(pin('k1'))).toBe(true);
      expect(await store.reserve(pin('k1', { session: 's-2' }))).toBe(false);
      const found = await store.find('k1');
      expect(found).toMatchObject(pin('k1'));
      const spent = await Promise.all([1, 2, 3].map(() => store.spend('k1', found?.etag ?? '', by)));
      expect(spent.filter(Boolean)).toHaveLength(1);
      expect((await store.find('k1'))?.use).toEqual({ state: 'spent', ...by });
      expect(await store.find('k2')).toBeNull();
    });

    test('[PIN-3] a session that needs its PINs no more kills those that wait, and keeps the spent', async () => {
      const { pins: store } = stores();
      for (const key of ['k1', 'k2']) await store.reserve(pin(key));
      await store.reserve(pin('k3', { session: 's-2' }));
      await store.spend('k1', (await store.find('k1'))?.etag ?? '', by);
      const stale = (await store.find('k2'))?.etag ?? '';
      await store.kill('norland', 's-1');
      const states = await Promise.all(['k1', 'k2', 'k3'].map(async (key) => (await store.find(key))?.use.state));
      expect(states).toEqual(['spent', 'dead', 'waiting']);
      expect(await store.spend('k2', stale, by)).toBe(false);
    });

    test('[PIN-2] of the PINs of a session the newest stays, also when they came in the same millisecond', async () => {
      const { pins: store } = stores();
      const [a, b, c] = [pin('k1', { issuedAt: NOW - 1 }), pin('k2'), pin('k3')];
      for (const one of [a, b, c]) await store.reserve(one);
      for (const one of [c, a, b]) await store.kill('norland', 's-1', one);
      const states = await Promise.all(['k1', 'k2', 'k3'].map(async (key) => (await store.find(key))?.use.state));
      expect(states).toEqual(['dead', 'dead', 'waiting']);
    });

    test('[PIN-5] a PIN that is live at another company is known to be', async () => {
      const { pins: store } = stores();
      await store.reserve(pin('k1', { company: 'meridian' }));
      expect(await store.liveElsewhere('any-k1', 'norland', NOW)).toBe(true);
      expect(await store.liveElsewhere('any-k1', 'meridian', NOW)).toBe(false);
      expect(await store.liveElsewhere('any-k1', 'norland', NOW + 10 * MINUTE)).toBe(false);
      await store.kill('meridian', 's-1');
      expect(await store.liveElsewhere('any-k1', 'norland', NOW)).toBe(false);
    });

    test('[PIN-7] of a pool those that wait and are in time are counted', async () => {
      const { pins: store } = stores();
      for (const key of ['k1', 'k2', 'k3']) await store.reserve(pin(key));
      await store.reserve(pin('k4', { pool: 'invitation-12' }));
      await store.reserve(pin('k5', { company: 'meridian' }));
      await store.spend('k1', (await store.find('k1'))?.etag ?? '', by);
      expect(await store.live('norland', 'invitation-8', NOW)).toBe(2);
      expect(await store.live('norland', 'invitation-12', NOW)).toBe(1);
      expect(await store.live('norland', 'invitation-8', NOW + 10 * MINUTE)).toBe(0);
    });

    testWhere(missing, 'forgetting', 'old ones are forgotten', async () => {
      const { pins: store } = stores();
      await store.reserve(pin('k1'));
      await store.forget(NOW + 10 * MINUTE);
      expect(await store.find('k1')).not.toBeNull();
      await store.forget(NOW + 10 * MINUTE + 1);
      expect(await store.find('k1')).toBeNull();
    });
  });
}
