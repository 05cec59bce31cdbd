import type { Connection } from './connection';

/** Reads the OData filter of a REST call: eq, ne, in groups, and, or, not, parentheses over the four connection fields. */
export type Filter = (connection: Connection) => boolean;

const TOKEN = /\s*('(?:[^']|'')*'|[()]|[A-Za-z]+)/y;
type Value = string | undefined | readonly string[];

/** undefined = the text is not a filter that the service would take. */
export function parseFilter(text: string): Filter | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    const found = TOKEN.exec(text);
    if (!found?.[1]) return undefined;
    tokens.push(found[1]);
  }
  let next = 0;
  const take = (word: string) => (tokens[next]?.toLowerCase() === word ? ((next += 1), true) : false);

  const operand = (): ((connection: Connection) => Value) | undefined => {
    const token = tokens[next];
    next += 1;
    if (token?.startsWith("'")) {
      const literal = token.slice(1, -1).replaceAll("''", "'");
      return () => literal;
    }
    switch (token?.toLowerCase()) {
      case 'null':
        return () => undefined;
      case 'userid':
        return (connection) => connection.userId;
      case 'connectionid':
        return (connection) => connection.id;
      case 'protocol':
        return (connection) => connection.subprotocol;
      case 'groups':
        return (connection) => [...connection.groups];
      default:
        return undefined;
    }
  };

  const comparison = (): Filter | undefined => {
    const left = operand();
    const operator = tokens[next]?.toLowerCase();
    next += 1;
    const right = operand();
    if (!left || !right) return undefined;
    if (operator === 'eq') return (connection) => left(connection) === right(connection);
    if (operator === 'ne') return (connection) => left(connection) !== right(connection);
    if (operator !== 'in') return undefined;
    return (connection) => {
      const set = right(connection);
      const one = left(connection);
      return Array.isArray(set) && typeof one === 'string' && set.includes(one);
    };
  };

  const unary = (): Filter | undefined => {
    if (take('not')) {
      const inner = unary();
      return inner && ((connection) => !inner(connection));
    }
    if (!take('(')) return comparison();
    const inner = either();
    return take(')') ? inner : undefined;
  };

  const both = (): Filter | undefined => {
    let left = unary();
    while (left && take('and')) {
      const [a, b]: [Filter, Filter | undefined] = [left, unary()];
      left = b && ((connection) => a(connection) && b(connection));
    }
    return left;
  };

  const either = (): Filter | undefined => {
    let left = both();
    while (left && take('or')) {
      const [a, b]: [Filter, Filter | undefined] = [left, both()];
      left = b && ((connection) => a(connection) || b(connection));
    }
    return left;
  };

  const filter = either();
  return next === tokens.length ? filter : undefined;
}
