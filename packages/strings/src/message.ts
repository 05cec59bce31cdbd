import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

export type ArgumentType = 'string' | 'number';

/** A part of a message: its own words, or something that is put in. */
export type Part =
  | { readonly part: 'words'; readonly words: string }
  | { readonly part: 'argument'; readonly name: string; readonly type: ArgumentType }
  | { readonly part: 'plural'; readonly name: string; readonly forms: Forms }
  | { readonly part: 'select'; readonly name: string; readonly forms: Forms };

/** By category (`one`, `other`), by an exact number (`=0`), or by what is selected. */
export type Forms = Readonly<Record<string, readonly Part[]>>;

/** Reads ICU MessageFormat: arguments, `number`, `plural` and `select`. Throws on anything else, and on bad syntax. */
export function readMessage(text: string): readonly Part[] {
  return partsOf(parse(text, { requiresOtherClause: true }), null);
}

function partsOf(elements: readonly MessageFormatElement[], counted: string | null): readonly Part[] {
  return elements.map((element) => partOf(element, counted));
}

function partOf(element: MessageFormatElement, counted: string | null): Part {
  switch (element.type) {
    case TYPE.literal:
      return { part: 'words', words: element.value };
    case TYPE.argument:
      return { part: 'argument', name: element.value, type: 'string' };
    case TYPE.number:
      if (element.style) throw new Error(`{${element.value}, number} takes no style here`);
      return { part: 'argument', name: element.value, type: 'number' };
    case TYPE.pound:
      if (counted === null) throw new Error('# stands outside a plural');
      return { part: 'argument', name: counted, type: 'number' };
    case TYPE.plural: {
      if (element.offset !== 0 || element.pluralType !== 'cardinal')
        throw new Error(`{${element.value}} is more than a plain plural`);
      return { part: 'plural', name: element.value, forms: formsOf(element.options, element.value) };
    }
    case TYPE.select:
      return { part: 'select', name: element.value, forms: formsOf(element.options, counted) };
    default:
      throw new Error('dates, times and tags have no place in a message here');
  }
}

function formsOf(
  options: Readonly<Record<string, { readonly value: readonly MessageFormatElement[] }>>,
  counted: string | null,
): Forms {
  return Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, partsOf(value, counted)]));
}

/** Every part, those inside plurals and selects too. */
export function* allParts(parts: readonly Part[]): Iterable<Part> {
  for (const part of parts) {
    yield part;
    if (part.part === 'plural' || part.part === 'select')
      for (const form of Object.values(part.forms)) yield* allParts(form);
  }
}

/**
 * What a message takes, in alphabetical order: new wording never changes the order in which code hands the arguments in.
 * What is counted anywhere in it is a number.
 */
export function argumentsOf(parts: readonly Part[]): ReadonlyMap<string, ArgumentType> {
  const types = new Map<string, ArgumentType>();
  for (const part of allParts(parts)) {
    if (part.part === 'words') continue;
    const type = part.part === 'plural' || (part.part === 'argument' && part.type === 'number') ? 'number' : 'string';
    if (types.get(part.name) !== 'number') types.set(part.name, type);
  }
  return new Map([...types].sort(([a], [b]) => (a < b ? -1 : 1)));
}
