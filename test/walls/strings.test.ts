import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  compareWithEnglish,
  madeFrom,
  messagesOf,
  places,
  readMessage,
  type Catalogue,
  type Place,
} from '@beside/strings';
import ts from 'typescript';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import { ROOT, treeFiles } from '../support/tree-files';
import { usedStrings } from '../support/used-strings';

jest.setTimeout(HANG_LIMIT_MS);

const LANGUAGES = ['de', 'en', 'fr', 'nl', 'ro'];
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

/** Right as they are in several languages: names, signs, and words that a language has taken over. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  nl: [
    'main.stop',
    'main.desk.code',
    'main.steps.live',
    'audit.channels.chat',
    'audit.states.live',
    'main.shortcuts.shift',
    'hands.tools.spotlight',
    'hands.tools.pen',
    'hands.chat.says',
    'hands.named',
    'hands.kinds.link',
    'hands.chat',
    'hands.chatSaid',
    'offering.digits',
  ],
  de: [
    'main.desk.code',
    'main.steps.live',
    'audit.channels.chat',
    'audit.states.live',
    'hands.chat.says',
    'hands.chat',
    'hands.chatSaid',
    'offering.digits',
  ],
  fr: [
    'main.session',
    'main.endedReceipt',
    'main.desk.code',
    'main.asking.origin',
    'audit.channels.chat',
    'audit.count',
    'audit.kinds.names.pages',
    'hands.tools.rectangle',
    'hands.tools.note',
  ],
  ro: [
    'audit.channels.chat',
    'audit.columns.agent',
    'audit.kinds.names.control',
    'hands.chat.says',
    'hands.tools.laser',
    'main.shortcuts.shift',
    'hands.chatSaid',
    'hands.kinds.link',
  ],
  each: [
    'main.start.cb',
    'main.pin.digits',
    'main.live.actual',
    'audit.none',
    'audit.kinds.counted',
    'main.events.by.server',
    'hands.tools.laser',
  ],
};

/** What ends say that is no word: signs, and a shape. */
const NOT_WORDS = /^[^\p{L}]*$/u;

const catalogues = new Map(places.map((place) => [place, read(place)]));
const each = places.flatMap((place) => OTHERS.map((language) => [place.sources, language, place] as const));

function read({ sources }: Place): ReadonlyMap<string, Catalogue> {
  const files = readdirSync(path.join(ROOT, sources)).filter((file) => file.endsWith('.json'));
  const parse = (file: string) => JSON.parse(readFileSync(path.join(ROOT, sources, file), 'utf8')) as Catalogue;
  return new Map(files.map((file) => [path.basename(file, '.json'), parse(file)]));
}

function words(place: Place, language: string): Catalogue {
  const found = catalogues.get(place)?.get(language);
  if (!found) throw new Error(`${place.sources}/${language}.json is missing`);
  return found;
}

test.each(places)('$sources speaks every language', (place) => {
  expect([...(catalogues.get(place)?.keys() ?? [])].sort()).toEqual(LANGUAGES);
});

test.each(places)(
  '$sources: what is made of it is of what the files hold now; otherwise `npm run strings`',
  (place) => {
    const made = madeFrom(place, catalogues.get(place) ?? new Map());
    const textOf = (file: string) =>
      existsSync(path.join(ROOT, file)) ? readFileSync(path.join(ROOT, file), 'utf8') : '';
    expect([...made].filter(([file, text]) => textOf(file) !== text).map(([file]) => file)).toEqual([]);
    const folders = new Set([...made.keys()].map((file) => path.dirname(file)));
    const onDisk = [...folders].flatMap((folder) =>
      readdirSync(path.join(ROOT, folder)).map((name) => path.posix.join(folder, name)),
    );
    const madeOnce = onDisk.filter((file) => /^(<\?xml.*\n<!--|\/\/) Made from \w+\.json/.test(textOf(file)));
    expect(madeOnce.sort()).toEqual([...made.keys()].sort());
  },
);

test.each(each)('%s: %s has the keys, the arguments and the plurals that it must have', (_sources, language, place) => {
  expect(compareWithEnglish(words(place, language), words(place, 'en'), language)).toEqual([]);
});

test.each(each)('%s: in %s nothing is left in English', (_sources, language, place) => {
  const english = new Map(messagesOf(words(place, 'en')));
  const same = [...messagesOf(words(place, language))].filter(([key, text]) => english.get(key) === text);
  const allowed = [...(SAME_AS_ENGLISH['each'] ?? []), ...(SAME_AS_ENGLISH[language] ?? [])];
  expect(same.map(([key]) => key).filter((key) => !allowed.includes(key))).toEqual([]);
});

test('what may be as in English is so, somewhere', () => {
  const stale = Object.entries(SAME_AS_ENGLISH).flatMap(([language, keys]) =>
    keys
      .filter(
        (key) =>
          !places.some((place) => (language === 'each' ? OTHERS : [language]).some((of) => isSame(place, of, key))),
      )
      .map((key) => `${language} ${key}`),
  );
  expect(stale).toEqual([]);
});

function isSame(place: Place, language: string, key: string): boolean {
  const of = (which: string) => new Map(messagesOf(words(place, which))).get(key);
  return of('en') !== undefined && of('en') === of(language);
}

/** What no language writes here; and for one, French without its spaces, Romanian with cedillas or English quotation marks. */
const WRONG_SIGNS = /['"]|\.\.\.| {2}|^\s|\s$/;
const WRONG_SIGNS_OF: Readonly<Record<string, RegExp>> = {
  fr: /[^\u00a0][?!:;»](\s|$)|«[^\u00a0]/,
  ro: /[şţŞŢ“]/,
};

test.each(each)('%s: %s is written with its own signs', (_sources, language, place) => {
  const wrong = [...messagesOf(words(place, language))].filter(
    ([, text]) => WRONG_SIGNS.test(text) || WRONG_SIGNS_OF[language]?.test(text),
  );
  expect(wrong).toEqual([]);
});

test.each(LANGUAGES)('%s: what the desk tells the customer to press is what the widget has', (language) => {
  const [widget, desk] = places.map((place) => new Map(messagesOf(words(place, language))));
  const said = ['main.pin.message', 'main.pin.script.0', 'main.pin.script.2'].map((key) => desk?.get(key) ?? '');
  const [launcher, allow] = [widget?.get('main.launcher') ?? '-', widget?.get('main.allow') ?? '-'];
  expect(said.map((text) => [text.includes(launcher), text.includes(allow)])).toEqual([
    [true, true],
    [true, false],
    [false, true],
  ]);
});

test.each(LANGUAGES)('%s: the desk and Dynamics 365 call a setting the same', (language) => {
  const at = (sources: string) => {
    const place = places.find((one) => one.sources === sources);
    return new Map(place ? messagesOf(words(place, language)) : []);
  };
  const [desk, shown] = [at('crm-control/desk/strings'), at('crm-control/manifest-strings')];
  const said = [...desk].filter(([key]) => key.startsWith('main.settings.'));
  expect(said).toHaveLength(4);
  for (const [key, name] of said)
    for (const control of ['Cobrowse', 'SessionAudit'])
      expect(shown.get(`${control}.${key.replace('main.settings.', '')}.name`)).toBe(name);
});

const ENDS = [
  { place: 'widget/strings', sources: ['widget/src'], modules: 'widget/src/strings', least: 40 },
  { place: 'crm-control/desk/strings', sources: ['crm-control'], modules: 'crm-control/desk/strings', least: 40 },
  { place: 'solution/strings', sources: ['solution/pages'], modules: 'solution/pages/strings', least: 5 },
];

test.each(ENDS)('$place: every message is used', ({ place, sources, modules, least }) => {
  const files = treeFiles(sources, /(?<!\.test)\.tsx?$/).map((file) => file.path);
  const used = usedStrings({ sources, modules }, files);
  const english = catalogues.get(places.find((one) => one.sources === place)!)?.get('en') ?? {};
  const all = Object.entries(english).flatMap(([group, inner]) =>
    [...messagesOf(inner)].map(([key]) => `${group === 'main' ? '' : `${group}-`}en.ts/${key.replace(/\.\d+$/, '')}`),
  );
  expect(all.length).toBeGreaterThanOrEqual(least);
  expect([...new Set(all)].filter((key) => !used.has(key))).toEqual([]);
});

test('a message counts as used where the program says it, and nowhere else', () => {
  const place = { sources: ['widget/src/consent'], modules: 'widget/src/strings' };
  expect([...usedStrings(place, ['widget/src/consent/launcher.ts'])]).toEqual(['en.ts/launcher']);
});

test('the widget shows no word that is not among its strings', () => {
  const files = treeFiles(['widget/src/consent', 'widget/src/overlay', 'widget/src'], /(?<!\.test)\.ts$/);
  const shown = files.filter(({ path: file }) => !file.startsWith('widget/src/strings/')).flatMap(shownLiterals);
  expect([...new Set(shown)]).toEqual([]);
});

test('the pages in Dynamics 365 show no word that is not among theirs', () => {
  const files = treeFiles(['solution/pages'], /(?<!\.test)\.ts$/);
  const shown = files.filter(({ path: file }) => !file.startsWith('solution/pages/strings/')).flatMap(shownLiterals);
  expect(shown).toEqual([]);
});

test('the desks show no word that is not among theirs', () => {
  const files = treeFiles(
    ['crm-control/Cobrowse', 'crm-control/SessionAudit', 'crm-control/desk/ui'],
    /(?<!\.test)\.tsx$/,
  );
  expect(files.flatMap(shownLiterals)).toEqual([]);
});

/** Attributes whose value a person reads or hears. */
const SPOKEN =
  /^(aria-label|ariaLabel|aria-description|aria-roledescription|title|placeholder|alt|label|text|headerText)$/;

/** Words written straight into what is drawn: a child of `el` or of an element, a spoken attribute, or a text that is set. */
function shownLiterals({ path: file, text }: { readonly path: string; readonly text: string }): readonly string[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const found: string[] = [];
  const note = (words: string, node: ts.Node) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    if (!NOT_WORDS.test(words)) found.push(`${file}:${line + 1}: ${words.trim()}`);
  };
  function literals(node: ts.Node): void {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return note(node.text, node);
    if (ts.isTemplateExpression(node)) {
      note(node.head.text, node);
      for (const span of node.templateSpans) note(span.literal.text, span);
      return;
    }
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].forEach(literals);
    if (ts.isBinaryExpression(node)) return literals(node.right);
    if (ts.isParenthesizedExpression(node)) return literals(node.expression);
    if (ts.isJsxExpression(node) && node.expression) return literals(node.expression);
  }
  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText(source);
      if (callee === 'el') node.arguments.slice(2).forEach(literals);
      if (/(^|\.)(announce|setSaid)$/.test(callee)) node.arguments.forEach(literals);
    }
    if (ts.isPropertyAssignment(node) && SPOKEN.test(node.name.getText(source).replace(/'/g, '')))
      literals(node.initializer);
    if (
      ts.isBinaryExpression(node) &&
      /\.(textContent|innerText|title|placeholder|alt)$/.test(node.left.getText(source))
    )
      literals(node.right);
    if (ts.isJsxText(node)) note(node.text, node);
    if (ts.isJsxAttribute(node) && SPOKEN.test(node.name.getText(source)) && node.initializer)
      literals(node.initializer);
    if (ts.isJsxElement(node)) node.children.filter(ts.isJsxExpression).forEach(literals);
    ts.forEachChild(node, visit);
  }
  visit(source);
  return found;
}

test('a word written into what is drawn is found, a sign is not', () => {
  const widget = `el('button', { title: 'Close it' }, busy ? 'Wait' : \`Go \${n}\`); el('i', { class: 'x' }, '✕', a && 'Or'); x.textContent = 'Set';`;
  const desk = `const a = <p aria-label="Spoken" className="plain">Hello {x ? 'there' : '–'}: <b>{n}</b></p>;`;
  const words = (path_: string, text: string) =>
    shownLiterals({ path: path_, text }).map((line) => line.split(': ')[1]);
  expect(words('a.ts', widget).sort()).toEqual(['Close it', 'Go', 'Or', 'Set', 'Wait']);
  expect(words('a.tsx', desk).sort()).toEqual(['Hello', 'Spoken', 'there']);
});

test('every message can be read', () => {
  for (const place of places)
    for (const language of LANGUAGES)
      for (const [key, text] of messagesOf(words(place, language))) {
        if (readMessage(text).length === 0) throw new Error(`${place.sources} ${language} ${key} says nothing`);
      }
});
