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

    test('one origin, one company; one tenant, one company; a shared CRM is fine', async () => {
      const { companies: store } = stores();
      await store.put(company('norland'));
      const other = company('meridian');
      expect(await store.put({ ...other, origins: ['https://m.test', 'https://norland.test'] })).toBe('origin-taken');
      expect(await store.put({ ...other, tenants: ['t-norland'] })).toBe('tenant-taken');
      expect([await store.byId('meridian'), await store.byOrigin('https://m.test')]).toEqual([null, null]);
      expect(await store.put({ ...other, deskOrigins: ['https://norland.crm.test'] })).toBe('stored');
    });

    test('what a company gives up is free', async () => {
      const { companies: store } = stores();
      await store.put(company('norland'));
      await store.put({ ...company('norland'), origins: ['https://new.test'], tenants: ['t-new'], deskOrigins: [] });
      expect(await store.byOrigin('https://norland.test')).toBeNull();
      expect(await store.isDeskOrigin('https://norland.crm.test')).toBe(false);
      const heir = { ...company('meridian'), origins: ['https://norland.test'], tenants: ['t-norland'] };
      expect(await store.put(heir)).toBe('stored');
    });
  });
}
