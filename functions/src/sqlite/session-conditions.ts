import type { Condition, Filtered } from '../sessions/session-filter';

/** What stands in a column of its own. */
const columns: Partial<Record<Filtered, string>> = {
  id: 'id',
  reference: 'reference',
  'agent.id': 'agent',
  'agent.unit': 'unit',
  invitedAt: 'invited_at',
  state: 'state',
};

interface Sql {
  readonly where: string;
  readonly values: readonly (string | number)[];
}

export function sqlOf(condition: Condition): Sql {
  switch (condition.is) {
    case 'in': {
      const { of, values } = condition;
      return { where: `${place(of)} IN (${values.map(() => '?').join(', ')})`, values };
    }
    case 'lasted': {
      const { ms, now } = condition;
      return { where: `COALESCE(${member('at')}, ?) - ${member('since')} > ?`, values: [now, ms] };
    }
    default:
      return { where: `${place(condition.of)} ${condition.is} ?`, values: [condition.value] };
  }
}

function place(of: Filtered): string {
  return columns[of] ?? member(of);
}

function member(path: string): string {
  return `json_extract(record, '$.session.${path}')`;
}
