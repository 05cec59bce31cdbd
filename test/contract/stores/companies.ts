import type { Stores } from '@beside/functions';
import { company } from './fixtures';

export function companiesContract(stores: () => Stores): void {
  describe('companies', () => {
    test('are found by id, tenant and exact origin', async () => {
      const { companies: store } = stores();
      expect(await store.put(company('norland'))).toBe('stored');
      expect(await store.ids()).toEqual(['norland']);
      const found = [await store.byId('norland'), await store.byTenant('t-norland')];
      expect([...found, await store.byOrigin('https://norland.test')]).toEqual(Array(3).fill(company('norland')));
      expect(await store.isDeskOrigin('https://norland.crm.test')).toBe(true);
      const strangers = [
        await store.byId('x'),
        await store.byTenant('x'),
        await store.byOrigin('https://norland.test:8443'),
      ];
      expect(strangers).toEqual([null, null, null]);
      expect(await store.isDeskOrigin('https://norland.test')).toBe(false);
    });

    test('[PIN-10] what a company asks of its customers, and the keys they are signed in with, are kept as they are', async () => {
      const { companies: store } = stores();
      const keys = { keys: [{ kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43), kid: 'k1' }] } as const;
      const pasted = { ...company('norland'), settings: { customerIdentity: 'required' as const, customerKeys: keys } };
      expect(await store.put(pasted)).toBe('stored');
      expect(await store.byId('norland')).toEqual(pasted);
      const customerKeys = { url: 'https://norland.test/keys.json' };
      const published = { ...pasted, revision: 2, settings: { customerIdentity: 'when-known' as const, customerKeys } };
      expect(await store.put(published)).toBe('stored');
      expect(await store.byOrigin('https://norland.test')).toEqual(published);
    });

    test('one origin, one company; one tenant, one company; a shared CRM is fine', async () => {
      const { companies: store } = stores();
      await store.put(company('norland'));
      const other = company('meridian');
      expect(await store.put({ ...other, origins: ['https://m.test', 'https://norland.test'] })).toBe('origin-taken');
      expect(await store.put({ ...other, tenants: ['t-norland'] })).toBe('tenant-taken');
      expect([await store.byId('meridian'), await store.byOrigin('https://m.test')]).toEqual([null, null]);
      expect(await store.put({ ...other, deskOrigins: ['https://norland.crm.test'] })).toBe('stored');
    });

    test('a company is replaced only by what was made of its last revision', async () => {
      const { companies: store } = stores();
      await store.put(company('norland'));
      const next = { ...company('norland'), revision: 2 };
      const puts = await Promise.all([store.put({ ...next, name: 'A' }), store.put({ ...next, name: 'B' })]);
      expect(puts.sort()).toEqual(['changed', 'stored']);
      expect(await store.put({ ...company('x'), revision: 2 })).toBe('changed');
    });

    test('a wildcard stands for every page below it, and for no other company', async () => {
      const { companies: store } = stores();
      await store.put({ ...company('norland'), origins: ['https://*.norland.test', 'https://norland.test'] });
      const ids = ['https://a.norland.test', 'https://a.b.norland.test', 'https://norland.test'].map((origin) =>
        store.byOrigin(origin),
      );
      expect((await Promise.all(ids)).map((one) => one?.id)).toEqual(Array(3).fill('norland'));
      for (const origin of ['https://xnorland.test', 'http://a.norland.test', 'https://a.norland.test:8443'])
        expect(await store.byOrigin(origin)).toBeNull();
      const other = company('meridian');
      for (const origin of ['https://x.norland.test', 'https://*.x.norland.test', 'https://*.norland.test'])
        expect(await store.put({ ...other, origins: [origin] })).toBe('origin-taken');
      await store.put({ ...other, origins: ['https://shop.wide.test'] });
      expect(await store.put({ ...company('third'), origins: ['https://*.wide.test'] })).toBe('origin-taken');
      expect(await store.put({ ...company('third'), origins: ['https://*.de.test'] })).toBe('stored');
    });

    test('what a company gives up is free', async () => {
      const { companies: store } = stores();
      await store.put(company('norland'));
      const moved = { ...company('norland'), revision: 2, origins: ['https://new.test'], tenants: ['t-new'] };
      expect(await store.put({ ...moved, deskOrigins: [] })).toBe('stored');
      expect(await store.byOrigin('https://norland.test')).toBeNull();
      expect(await store.isDeskOrigin('https://norland.crm.test')).toBe(false);
      const heir = { ...company('meridian'), origins: ['https://norland.test'], tenants: ['t-norland'] };
      expect(await store.put(heir)).toBe('stored');
    });
  });
}
