import type { Stores } from '@beside/functions';
import { auditContract, chained } from './stores/audit';
import { budgetsContract } from './stores/budgets';
import { companiesContract } from './stores/companies';
import { lettersContract } from './stores/letters';
import type { Missing } from './stores/missing';
import { offer, offersContract } from './stores/offers';
import { onceContract } from './stores/once';
import { owedRowsContract } from './stores/owed-rows';
import { participantsContract } from './stores/participants';
import { pinsContract } from './stores/pins';
import { policiesContract, policy } from './stores/policies';
import { sessionListsContract } from './stores/session-lists';
import { sessionsContract } from './stores/sessions';
import { view, viewsContract } from './stores/views';
import { company, idOf, invited, MINUTE, NOW, participant, pin } from './stores/fixtures';

export interface OpenStores {
  readonly stores: Stores;
  /** Closes the adapter; what was stored stays. */
  close(): Promise<void>;
  /** The same stores after the process has gone and come back. */
  reopen(): Promise<Stores>;
}

/**
 * One suite that every adapter of the stores must pass. @param open an empty place of its own for each test
 * @param missing what the place cannot do, with the reason; the tests that need it are skipped by name
 */
export function storesContract(name: string, open: () => Promise<OpenStores>, missing: Missing = {}): void {
  describe(name, () => {
    let place: OpenStores;
    let stores: Stores;
    beforeEach(async () => {
      place = await open();
      stores = place.stores;
    });
    afterEach(() => place.close());

    sessionsContract(() => stores);
    sessionListsContract(() => stores);
    owedRowsContract(() => stores);
    participantsContract(() => stores);
    pinsContract(() => stores, missing);
    budgetsContract(() => stores, missing);
    offersContract(() => stores, missing);
    onceContract(() => stores, missing);
    lettersContract(() => stores, missing);
    companiesContract(() => stores);
    policiesContract(() => stores);
    viewsContract(() => stores);
    auditContract(() => stores);

    test('[AUDIT-5] everything survives a restart', async () => {
      await stores.sessions.create(invited(1));
      await stores.participants.create(participant('p-1', 'agent'));
      await stores.pins.reserve(pin('k1'));
      await stores.budgets.add({ key: 'b', drainsPerHour: 1, cap: 9 }, 2, NOW);
      await stores.offers.create(offer(7));
      await stores.once.claim('once', NOW + MINUTE);
      await stores.companies.put(company('norland'));
      await stores.policies.keep(policy(1));
      await stores.views.keep('norland', 'sofia', [view(1)], null);
      await stores.audit.append('company:norland', chained(1));
      stores = await place.reopen();
      expect((await stores.sessions.get('norland', idOf(1)))?.session).toEqual(invited(1).session);
      expect(await stores.participants.get('p-1')).toEqual(participant('p-1', 'agent'));
      expect(await stores.pins.find('k1')).toMatchObject(pin('k1'));
      expect(await stores.budgets.add({ key: 'b', drainsPerHour: 1, cap: 9 }, 0, NOW)).toBe(2);
      expect((await stores.offers.get('norland', idOf(7)))?.offer).toEqual(offer(7));
      expect(await stores.once.claim('once', NOW + MINUTE)).toBe(false);
      expect(await stores.companies.byId('norland')).toEqual(company('norland'));
      expect(await stores.policies.byVersion('norland', 1)).toEqual(policy(1));
      expect((await stores.views.of('norland', 'sofia'))?.views).toEqual([view(1)]);
      expect(await stores.audit.read('company:norland', {})).toEqual([chained(1)]);
    });
  });
}
