import type { Budget, Stores } from '@beside/functions';
import { MINUTE, NOW } from './fixtures';
import { testWhere, type Missing } from './missing';

export function budgetsContract(stores: () => Stores, missing: Missing): void {
  const budget: Budget = { key: 'b1', drainsPerHour: 6, cap: 10 };

  describe('budgets', () => {
    test('[PIN-6] a level rises with what is added and drains with time, never below nothing', async () => {
      const { budgets } = stores();
      expect(await budgets.add(budget, 2, NOW)).toBe(2);
      expect(await budgets.add(budget, 1, NOW)).toBe(3);
      expect(await budgets.add(budget, 0, NOW + 10 * MINUTE)).toBeCloseTo(2);
      expect(await budgets.add(budget, -5, NOW + 10 * MINUTE)).toBe(0);
      expect(await budgets.add(budget, 1, NOW + 24 * 60 * MINUTE)).toBe(1);
      expect(await budgets.add({ ...budget, key: 'b2' }, -1, NOW)).toBe(0);
    });

    test('[PIN-6] it never rises above its cap', async () => {
      const { budgets } = stores();
      expect(await budgets.add(budget, 100, NOW)).toBe(10);
      expect(await budgets.add(budget, 100, NOW)).toBe(10);
    });

    test('[PIN-6] of additions in parallel none is lost', async () => {
      const { budgets } = stores();
      const levels = await Promise.all(Array.from({ length: 8 }, () => budgets.add(budget, 1, NOW)));
      expect(levels.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });

    test('[PIN-6] a clock that is a little behind fills nothing twice', async () => {
      const { budgets } = stores();
      await budgets.add(budget, 4, NOW);
      expect(await budgets.add(budget, 0, NOW - MINUTE)).toBe(4);
      expect(await budgets.add(budget, 0, NOW + 10 * MINUTE)).toBeCloseTo(3);
    });

    testWhere(missing, 'forgetting', 'what nobody has added to is forgotten', async () => {
      const { budgets } = stores();
      await budgets.add(budget, 4, NOW);
      await budgets.forget(NOW);
      expect(await budgets.add(budget, 0, NOW)).toBe(4);
      await budgets.forget(NOW + 1);
      expect(await budgets.add(budget, 0, NOW)).toBe(0);
    });
  });
}
