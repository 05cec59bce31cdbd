/** @jest-environment jsdom */
import type { WidgetState } from '../state';
import { en } from '../strings/en';
import { consentDialog } from './consent-dialog';

type Asking = Extract<WidgetState, { at: 'asking' }>;

const asking: Asking = {
  at: 'asking',
  busy: false,
  problem: null,
  view: {
    state: 'asking',
    id: '0198c2f0-0000-7000-8000-000000000000',
    reference: '123456789',
    companyName: 'Norland Tax Office',
    agentName: 'Anna Visser',
    conversation: 'c1',
    channel: 'chat',
    now: 0,
    until: 4.5 * 60_000,
    origin: 'https://www.norland.test',
  },
};

function open(state: Asking = asking) {
  const allow = jest.fn();
  const refuse = jest.fn();
  const dialog = consentDialog(en, state, { allow, refuse });
  const button = (words: string) => {
    const found = [...dialog.querySelectorAll('button')].find((one) => one.textContent === words);
    if (!found) throw new Error(`no button ${words}`);
    return found;
  };
  return { allow, refuse, dialog, button };
}

test('it says who asks, for whom, on which site, what they see and what not, and for how long', () => {
  const words = open().dialog.textContent;
  for (const part of ['Anna Visser', 'from Norland Tax Office', location.host, ...en.consentSees, ...en.consentHides])
    expect(words).toContain(part);
  expect(words).toContain(en.consentLeft(5));
});

test.each<[string, (button: HTMLElement) => unknown]>([
  ['click()', (button) => button.click()],
  ['a made click', (button) => button.dispatchEvent(new MouseEvent('click', { bubbles: true }))],
  [
    'a made press of a key',
    (button) => button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
  ],
  [
    'its listener called with a lie',
    (button) => button.dispatchEvent(new CustomEvent('click', { detail: { isTrusted: true } })),
  ],
])('[SESS-9] %s by the page’s script on Allow allows nothing', (_, press) => {
  const { allow, refuse, button } = open();
  press(button(en.allow));
  expect(allow).not.toHaveBeenCalled();
  expect(refuse).not.toHaveBeenCalled();
});

test('[SESS-9] nor can the page’s script say No or close the question', () => {
  const { refuse, button, dialog } = open();
  button(en.no).click();
  const cancel = new Event('cancel', { cancelable: true });
  dialog.dispatchEvent(cancel);
  expect(refuse).not.toHaveBeenCalled();
  expect(cancel.defaultPrevented).toBe(true);
});

test('while the answer is under way, neither button can be pressed', () => {
  const { button } = open({ ...asking, busy: true });
  expect(button(en.allowing).disabled).toBe(true);
  expect(button(en.no).disabled).toBe(true);
});

test('a problem is said in words, as an alert', () => {
  const { dialog } = open({ ...asking, problem: 'service/unavailable' });
  expect(dialog.querySelector('[role="alert"]')?.textContent).toBe(en.refused.other);
});
