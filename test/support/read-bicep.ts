/** What a value is: an object, a list, or the text of any other expression, as written. */
export type BicepValue = string | readonly BicepValue[] | { readonly [name: string]: BicepValue };

export interface BicepStatement {
  readonly kind: 'param' | 'var' | 'resource' | 'module' | 'output' | 'targetScope';
  readonly name: string;
  /** Type of a resource, path of a module, type of a parameter or output. */
  readonly type: string;
  readonly isExisting: boolean;
  /** Name of the loop's variable, when the statement makes many. */
  readonly loop: string | null;
  /** Absent for a parameter without a default. */
  readonly value?: BicepValue;
}

const KINDS = ['param', 'var', 'resource', 'module', 'output'] as const;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Reads the part of Bicep that the templates are written in: declarations, objects, lists, loops and conditions; other expressions stay
 * text. Throws, with the line, at what does not fit together. It is no compiler: it knows no resource type and no API version.
 */
export function readBicep(source: string): readonly BicepStatement[] {
  let at = 0;

  const fail = (words: string): never => {
    throw new Error(`line ${source.slice(0, at).split('\n').length}: ${words}`);
  };
  const rest = () => source.slice(at);
  const blank = (pattern = /^(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/)+/) => void (at += pattern.exec(rest())?.[0].length ?? 0);
  const inLine = () => blank(/^[ \t]+/);
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(rest());
    if (found?.index !== 0) return null;
    at += found[0].length;
    return found[0];
  };
  const need = (pattern: RegExp, words: string): string => take(pattern) ?? fail(`${words} is missing`);

  /** A string with its quotes; what stands in `${}` is skipped whole. */
  function text(): string {
    const from = at;
    need(/^'/, 'a quote');
    while (!take(/^'/)) {
      if (take(/^\$\{/)) {
        expression('}');
        need(/^\}/, 'the end of what is inserted');
      } else if (!take(/^(?:\\.|[^'\\\n])/)) fail('a string does not end');
    }
    return source.slice(from, at);
  }

  /** The text of an expression up to the end of its line, or to what closes around it. */
  function expression(end = ''): string {
    const from = at;
    const open: string[] = [];
    for (;;) {
      const next = source[at] ?? '';
      const isOver = open.length === 0 && (next === '' || (end !== '' ? next === end : /[\n,\]}]/.test(next)));
      const isRemark = rest().startsWith('//');
      if (isOver || (isRemark && open.length === 0)) break;
      if (next === '') fail('an expression does not end');
      if (isRemark) take(/^\/\/[^\n]*/);
      else if (next === "'") text();
      else if (CLOSING[next]) {
        open.push(CLOSING[next] ?? '');
        at += 1;
      } else if (next === open.at(-1)) {
        open.pop();
        at += 1;
      } else if (/[)\]}]/.test(next)) fail(`${next} closes nothing`);
      else at += 1;
    }
    const words = source.slice(from, at).trim();
    return words || fail('a value is missing');
  }

  function object(): BicepValue {
    const members: Record<string, BicepValue> = {};
    need(/^\{/, 'an object');
    for (blank(); !take(/^\}/); blank()) {
      const name = rest().startsWith("'") ? text() : need(/^[A-Za-z_]\w*/, 'the name of a member');
      if (name in members) fail(`${name} stands twice`);
      inLine();
      need(/^:/, `a colon after ${name}`);
      inLine();
      members[name] = value();
      inLine();
      take(/^,/);
    }
    return members;
  }

  function list(): readonly BicepValue[] {
    const items: BicepValue[] = [];
    need(/^\[/, 'a list');
    for (blank(); !take(/^\]/); blank()) {
      items.push(value());
      inLine();
      take(/^,/);
    }
    return items;
  }

  function value(): BicepValue {
    const next = source[at];
    const from = at;
    if (next === '{') return object();
    if (next === '[') {
      const items = list();
      // `[…][0]` and the like are expressions.
      if (!/^[ \t]*[.[?=!|&+]/.test(rest())) return items;
      at = from;
    }
    return expression();
  }

  function statement(): BicepStatement {
    for (blank(); take(/^@/); blank()) expression();
    if (take(/^targetScope\s*=\s*/))
      return { kind: 'targetScope', name: 'targetScope', type: '', isExisting: false, loop: null, value: value() };
    const kind = KINDS.find((one) => take(new RegExp(`^${one}\\b`))) ?? fail('a declaration is expected');
    inLine();
    const name = need(/^[A-Za-z_]\w*/, `the name of the ${kind}`);
    inLine();
    const hasType = kind !== 'var';
    const type = !hasType
      ? ''
      : rest().startsWith("'")
        ? text()
        : need(/^[A-Za-z]\w*(\[\])?\??/, `the type of ${name}`);
    inLine();
    const isExisting = take(/^existing\b/) !== null;
    inLine();
    const declared = { kind, name, type, isExisting };
    if (kind === 'param' && !rest().startsWith('=')) return { ...declared, loop: null };
    need(/^=/, `the value of ${name}`);
    inLine();
    const loop = /^\[for (\w+) in ([\w.]+):\s*/.exec(rest());
    if (loop) at += loop[0].length;
    if (take(/^if\s*\(/)) {
      expression(')');
      need(/^\)/, 'the end of the condition');
      inLine();
    }
    const given = value();
    if (loop) {
      blank();
      need(/^\]/, 'the end of the loop');
    }
    return { ...declared, loop: loop?.[1] ?? null, value: given };
  }

  const statements: BicepStatement[] = [];
  for (blank(); at < source.length; blank()) statements.push(statement());
  return statements;
}

/** Names that the expressions of a value use, without what follows a dot, stands in a string or names a member. */
export function namesIn(value: BicepValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value !== 'string')
    return Object.entries(value).flatMap(([name, one]) => [...insertedIn(name), ...namesIn(one as BicepValue)]);
  const bare = value.replace(/'(?:\\.|[^'\\])*'/g, ' ').replace(/\/\/[^\n]*/g, ' ');
  const lambdas = [...bare.matchAll(/(\w+)\s*=>/g)].map(([, name]) => name);
  const used = [...bare.matchAll(/(?<![.\w])[A-Za-z_]\w*\b(?!:)/g)].map(([name]) => name);
  return [...insertedIn(value), ...used.filter((name) => !lambdas.includes(name))];
}

function insertedIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([^{}]*)\}/g)].flatMap(([, inside = '']) => namesIn(inside));
}
