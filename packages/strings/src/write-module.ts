import type { Catalogue, Entry } from './catalogue';
import { argumentsOf, readMessage, type Part } from './message';

/** What a module itself declares. */
const TAKEN = ['rules', 'plural', 'numbers'];
/** A group of so few plain messages stands on one line. */
const SHORT_GROUP = 3;

export interface ModuleParts {
  /** As in `nl`; also what the exported constant is named for. */
  readonly language: string;
  /** `main`, or a group with a module of its own: `together` in `together-nl.ts`, as `togetherNl`. */
  readonly group: string;
  /** The type of the main group; other groups put their name before it. */
  readonly type: string;
  readonly words: Catalogue;
  /** The same group in English: it says what each message takes. */
  readonly english: Catalogue;
}

/** `nl.ts`, or `together-nl.ts` for a group of its own. */
export function moduleName({ language, group }: Pick<ModuleParts, 'language' | 'group'>): string {
  return group === 'main' ? language : `${group}-${language}`;
}

/** The TypeScript of one group in one language: a message is a string, or a function of what it takes. Nothing is parsed at run time. */
export function writeModule(parts: ModuleParts): string {
  const { language, group, words, english } = parts;
  const main = group === 'main';
  const name = main ? language : `${group}${capital(language)}`;
  const type = main ? parts.type : `${capital(group)}${parts.type}`;
  const own = language === 'en';
  const body = `export const ${name}${own ? '' : `: ${type}`} = ${writeEntry(words, english, '')};\n`;
  return [
    `// Made from ${language}.json by \`npm run strings\`; change it there.\n/* prettier-ignore */\n`,
    own ? '' : `import type { ${type} } from './${moduleName({ language: 'en', group })}';\n\n`,
    body.includes('plural(')
      ? `const rules = /* @__PURE__ */ new Intl.PluralRules('${language}');\n` +
        `const plural = (count: number, forms: { readonly [form: string]: string; readonly other: string }): string =>\n` +
        `  forms[rules.select(count)] ?? forms.other;\n`
      : '',
    body.includes('numbers.format(') ? `const numbers = /* @__PURE__ */ new Intl.NumberFormat('${language}');\n` : '',
    `/* prettier-ignore */\n`,
    body,
    own ? `\nexport type ${type} = typeof ${name};\n` : '',
  ].join('');
}

function writeEntry(entry: Entry, english: Entry | undefined, indent: string): string {
  if (typeof entry === 'string') return writeMessage(entry, typeof english === 'string' ? english : entry);
  const inner = `${indent}  `;
  const list = Array.isArray(entry);
  const of = (english ?? {}) as Catalogue;
  const written = Object.entries(entry as Catalogue).map(([key, value]) => {
    const name = list ? '' : `${/^[A-Za-z_]\w*$/.test(key) ? key : quote(key)}: `;
    return `${name}${writeEntry(value, of[key], inner)}`;
  });
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  if (written.length <= SHORT_GROUP && Object.values(entry).every((value) => typeof value === 'string'))
    return list ? `[${written.join(', ')}]` : `{ ${written.join(', ')} }`;
  return `${open}\n${written.map((line) => `${inner}${line},\n`).join('')}${indent}${close}`;
}

function writeMessage(text: string, english: string): string {
  const parts = readMessage(text);
  const takes = argumentsOf(readMessage(english));
  const taken = TAKEN.find((name) => takes.has(name));
  if (taken) throw new Error(`{${taken}} needs another name: the module has something of that name`);
  if (takes.size === 0) return writeParts(parts);
  return `(${[...takes].map(([name, type]) => `${name}: ${type}`).join(', ')}) => ${writeParts(parts)}`;
}

/** An expression whose value is a string. */
function writeParts(parts: readonly Part[]): string {
  if (parts.every((part) => part.part === 'words')) return quote(parts.map((part) => part.words).join(''));
  const [only] = parts;
  if (only && parts.length === 1) return writeValue(only);
  const text = (part: Part) => (part.part === 'words' ? escape(part.words) : `\${${writeValue(part)}}`);
  return `\`${parts.map(text).join('')}\``;
}

function writeValue(part: Part): string {
  switch (part.part) {
    case 'words':
      return quote(part.words);
    case 'argument':
      return part.type === 'number' ? `numbers.format(${part.name})` : part.name;
    case 'select': {
      const { other = [], ...named } = part.forms;
      const cases = Object.entries(named).map(
        ([value, form]) => `${part.name} === ${quote(value)} ? ${writeParts(form)}`,
      );
      return [...cases, writeParts(other)].join(' : ');
    }
    case 'plural': {
      const forms = Object.entries(part.forms);
      const exact = forms.filter(([name]) => name.startsWith('='));
      const cases = exact.map(([name, form]) => `${part.name} === ${Number(name.slice(1))} ? ${writeParts(form)}`);
      const counted = forms.filter(([name]) => !name.startsWith('='));
      const table = counted.map(([name, form]) => `${name}: ${writeParts(form)}`).join(', ');
      return [...cases, `plural(${part.name}, { ${table} })`].join(' : ');
    }
  }
}

/** As it stands in a template. */
function escape(words: string): string {
  return words.replace(/[\\`]|\$\{/g, '\\$&');
}

function quote(words: string): string {
  return `'${words.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
