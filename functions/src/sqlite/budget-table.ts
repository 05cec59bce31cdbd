import type Database from 'libsql';
import type { BudgetStore } from '../pins/budget-store';

const HOUR_MS = 60 * 60_000;

export function budgetTable(db: Database.Database): BudgetStore {
  const add = db.prepare(`INSERT INTO budgets (key, level, at) VALUES (:key, min(:cap, max(0.0, :amount)), :now)
    ON CONFLICT (key) DO UPDATE SET
      level = min(:cap, max(0.0, max(0.0, level - :drain * max(0, :now - at)) + :amount)), at = max(at, :now)
    RETURNING level`);
  const forget = db.prepare('DELETE FROM budgets WHERE at < ?');
  return {
    add: async ({ key, drainsPerHour, cap }, amount, now) => {
      const [row] = add.all({ key, cap, amount, now, drain: drainsPerHour / HOUR_MS }) as { level: number }[];
      return row?.level ?? 0;
    },
    forget: async (before) => void forget.run(before),
  };
}
