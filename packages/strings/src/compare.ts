import { messagesOf, type Catalogue } from './catalogue';
import { allParts, argumentsOf, readMessage, type Part } from './message';

/** Counts that people read here are below this; a category that only larger ones take (French `many`) falls back to `other`. */
const LARGEST_COUNT = 1_000;

/** What is wrong with the words of a language beside the English ones; empty when nothing is. */
export function compareWithEnglish(words: Catalogue, english: Catalogue, language: string): readonly string[] {
  const own = new Map(messagesOf(words));
  const model = new Map(messagesOf(english));
  return [
    ...[...model.keys()].filter((path) => !own.has(path)).map((path) => `${path} is missing`),
    ...[...own.keys()].filter((path) => !model.has(path)).map((path) => `${path} is not in English`),
    ...[...own].flatMap(([path, text]) => messageProblems(text, model.get(path), language).map((p) => `${path} ${p}`)),
  ];
}

function messageProblems(text: string, english: string | undefined, language: string): readonly string[] {
  if (english === undefined) return [];
  const parts = readMessage(text);
  const [has, wanted] = [describe(parts), describe(readMessage(english))];
  return [
    ...(text.trim() === '' ? ['is empty'] : []),
    ...(has === wanted ? [] : [`takes ${has} instead of ${wanted}`]),
    ...pluralProblems(parts, language),
  ];
}

function describe(parts: readonly Part[]): string {
  const selected = [...allParts(parts)].flatMap((part) =>
    part.part === 'select' ? [`${part.name} of ${Object.keys(part.forms).sort().join('|')}`] : [],
  );
  const taken = [...argumentsOf(parts)].map(([name, type]) => `${name}: ${type}`);
  return `(${[...taken, ...new Set(selected)].join(', ')})`;
}

function pluralProblems(parts: readonly Part[], language: string): readonly string[] {
  return [...allParts(parts)].flatMap((part) => {
    if (part.part !== 'plural') return [];
    const names = Object.keys(part.forms);
    const needed = pluralCategories(language, names);
    const missing = [...needed].filter((category) => !names.includes(category));
    const foreign = names.filter((name) => !/^=\d+$/.test(name) && !needed.has(name) && !isCategory(name, language));
    return [
      ...missing.map((category) => `has no words for "${category}" of ${part.name}`),
      ...foreign.map((name) => `has "${name}" of ${part.name}, which this language does not know`),
    ];
  });
}

/** The plural categories that counts take in a language. @param forms those that have exact words (`=0`) take none */
export function pluralCategories(language: string, forms: readonly string[] = []): ReadonlySet<string> {
  const rules = new Intl.PluralRules(language);
  const counts = Array.from({ length: LARGEST_COUNT }, (_, count) => count);
  return new Set(counts.filter((count) => !forms.includes(`=${count}`)).map((count) => rules.select(count)));
}

function isCategory(name: string, language: string): boolean {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories.some((category) => category === name);
}
