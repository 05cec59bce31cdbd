import type { Condition } from '../../sessions/session-filter';

export interface Conditions {
  readonly where: readonly string[];
  readonly values: Readonly<Record<string, string | number>>;
}

/** The conditions on a session's document, with what their parameters stand for. */
export function searchOf(conditions: readonly Condition[]): Conditions {
  const where: string[] = [];
  const values: Record<string, string | number> = {};
  const given = (value: string | number) => {
    const name = `v${Object.keys(values).length}`;
    values[name] = value;
    return `@${name}`;
  };
  for (const condition of conditions) where.push(conditionOf(condition, given));
  return { where, values };
}

function conditionOf(condition: Condition, given: (value: string | number) => string): string {
  switch (condition.is) {
    case 'in':
      return `${member(condition.of)} IN (${condition.values.map(given).join(', ')})`;
    case 'lasted': {
      const [ms, before] = [given(condition.ms), given(condition.now - condition.ms)];
      const goesOn = `(${member('state')} IN ('live', 'paused') AND ${member('since')} < ${before})`;
      return `(${goesOn} OR (${member('state')} = 'ended' AND (${member('at')} - ${member('since')}) > ${ms}))`;
    }
    default:
      return `${member(condition.of)} ${condition.is} ${given(condition.value)}`;
  }
}

function member(path: string): string {
  return `c.body.record.session.${path}`;
}
