import { allOf, attributeOf, parseXml } from '../../../solution/src/xml';
import type { User } from './organisation';
import { Refusal } from './refusal';

type Values = Readonly<Record<string, unknown>>;

export interface Asker {
  readonly user: User;
  /** ms since epoch. */
  readonly now: number;
}

/** Rows that a view's FetchXML asks for, in its order. What it does not know is refused, so that no view shows too much. */
export function fetchRows<T extends { readonly values: Values }>(
  fetchxml: string,
  rows: readonly T[],
  { user, now }: Asker,
): readonly T[] {
  const fetch = parseXml(fetchxml, 'the view');
  const conditions = allOf(fetch, 'condition').map((one) => ({
    attribute: attributeOf(one, 'attribute'),
    operator: attributeOf(one, 'operator'),
    value: attributeOf(one, 'value'),
    values: allOf(one, 'value').map((value) => value.textContent?.trim() ?? ''),
  }));
  const holds = (values: Values) =>
    conditions.every(({ attribute, operator, value, values: list }) => {
      const is = values[attribute];
      switch (operator) {
        case 'eq':
          return String(is) === value;
        case 'in':
          return list.includes(String(is));
        case 'gt':
          return typeof is === 'number' && is > Number(value);
        case 'today':
          return typeof is === 'string' && new Date(is).toDateString() === new Date(now).toDateString();
        case 'eq-businessid':
          return is === user.unit.id;
        default:
          throw new Refusal(400, '0x80040203', `The operator ${operator} is not valid.`);
      }
    });
  const orders = allOf(fetch, 'order').map((one) => ({
    attribute: attributeOf(one, 'attribute'),
    sign: attributeOf(one, 'descending') === 'true' ? -1 : 1,
  }));
  return rows
    .filter(({ values }) => holds(values))
    .sort((a, b) => {
      for (const { attribute, sign } of orders) {
        const order = compared(a.values[attribute], b.values[attribute]);
        if (order !== 0) return sign * order;
      }
      return 0;
    });
}

/** What is empty comes first. */
export function compared(a: unknown, b: unknown): number {
  const [one, other] = [a ?? null, b ?? null];
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? -1 : 1;
  return one < other ? -1 : 1;
}
