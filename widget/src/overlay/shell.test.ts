/** @jest-environment jsdom */
import { en } from '../strings/en';
import { el } from './element';
import { createShell } from './shell';

Object.assign(globalThis, {
  CSSStyleSheet: class {
    replaceSync() {}
  },
});
Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { value: [], writable: true });

const shell = () => createShell(document, { language: 'en', direction: 'ltr', strings: en });
const dialog = (id: string, ...words: string[]) =>
  el('dialog', { id: id || null }, ...words.map((word) => el('button', {}, word)));
/** A page sees of a closed root its host alone. */
const focused = (root: Node) => (root.getRootNode() as ShadowRoot).activeElement;
const said = (element: HTMLElement) => [...element.children].map((one) => one.textContent);

test('an open dialog stays while what it says changes: it is not closed and opened anew', () => {
  const { show } = shell();
  const [first, second] = [dialog('consent', 'No', 'Allow'), dialog('consent', 'No', 'Sharing…')];
  show(first);
  first.open = true;
  first.querySelector('button')?.focus();
  show(second);
  expect([first.isConnected, first.open, second.isConnected]).toEqual([true, true, false]);
  expect(said(first)).toEqual(['No', 'Sharing…']);
});

test('focus stays in a dialog whose buttons are at work, and goes on to what comes after it', () => {
  const { show } = shell();
  const [first, second] = [dialog('consent', 'Allow'), dialog('consent', 'Allowing…')];
  first.tabIndex = -1;
  show(first);
  first.open = true;
  first.querySelector('button')?.focus();
  second.querySelector('button')?.toggleAttribute('disabled', true);
  show(second);
  expect(focused(first)).toBe(first);
  const bar = el('div', { tabindex: '-1' }, 'live');
  show(bar);
  expect(focused(bar)).toBe(bar);
});

test.each([
  ['another dialog', true, 'stop'],
  ['one of that name after it was closed', false, 'consent'],
])('%s takes its place', (_what, isOpen, id) => {
  const { show } = shell();
  const [first, second] = [dialog('consent', 'Allow'), dialog(id, 'Continue')];
  show(first);
  first.open = isOpen;
  show(second);
  expect([first.isConnected, second.isConnected]).toEqual([false, true]);
});

test.each(['consent', ''])(
  'what is no dialog takes the place of an open one (named “%s”), and of what was none',
  (id) => {
    const { show } = shell();
    const [first, bar, card] = [dialog(id, 'Continue'), el('div', {}, 'live'), el('section', {}, 'ended')];
    show(first);
    first.open = true;
    show(bar);
    expect([first.isConnected, bar.isConnected]).toEqual([false, true]);
    show(card);
    expect([bar.isConnected, card.isConnected]).toEqual([false, true]);
  },
);
