import { element } from './element.js';

/** The languages of the widget, as people name them. */
export const LANGUAGES = [
  ['en', 'English'],
  ['nl', 'Dutch'],
  ['de', 'German'],
  ['fr', 'French'],
  ['ro', 'Romanian'],
];

export const lines = (text) => text.split(/\s+/).filter(Boolean);

export function tick(id, words, checked) {
  const input = element('input', { id, type: 'checkbox', checked });
  return { input, row: element('div', { className: 'tick' }, input, element('label', { htmlFor: id }, words)) };
}

export function choice(id, options, value) {
  const select = element('select', { id });
  select.append(...options.map(([one, words]) => element('option', { value: one }, words)));
  select.value = value;
  return select;
}

export function field(words, input, unit) {
  const label = element('label', { htmlFor: input.id }, words);
  return element('div', { className: 'field' }, label, element('span', {}, input, unit ? ` ${unit}` : ''));
}

export function group(title, ...rows) {
  return element('fieldset', {}, element('legend', {}, title), ...rows);
}

/** A tick for each language. `chosen` reads them back; all of them count as none in particular. */
export function languageTicks(languages) {
  const ticks = LANGUAGES.map(([code, name]) => [
    code,
    tick(`language-${code}`, name, languages?.includes(code) ?? true),
  ]);
  return {
    rows: ticks.map(([, box]) => box.row),
    chosen: () => {
      const codes = ticks.filter(([, box]) => box.input.checked).map(([code]) => code);
      return codes.length === LANGUAGES.length ? null : codes;
    },
  };
}
