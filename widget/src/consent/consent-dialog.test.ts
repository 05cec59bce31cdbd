/** @jest-environment jsdom */
import type { WidgetState } from '../state';
import { en } from '../strings/en';
import { consentDialog } from './consent-dialog';

type Asking = Extract<WidgetState, { at: 'asking' }>;

const three = ['acorn', 'piano', 'zebra'].map((word) => ({ word, reading: null }));
const asking: Asking = {
  at: 'asking',
  busy: false,
  problem: null,
  until: 4.5 * 60_000,
  words: { words: three, choices: null, right: 0 },
  missed: 0,
  found: true,
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
  const picked: number[] = [];
  const pick = (choice: number) => void picked.push(choice);
  const dialog = consentDialog(en, state, { allow, refuse, pick });
  const button = (words: string) => {
    const found = [...dialog.querySelectorAll('button')].find((one) => one.textContent === words);
    if (!found) throw new Error(`no button ${words}`);
    return found;
  };
  return { allow, refuse, picked, dialog, button };
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

test('[SEAL-6] the three words stand there to be compared, and until they do nothing can be allowed', () => {
  const { dialog, button } = open();
  expect(dialog.querySelector('.three')?.textContent).toBe('acorn · piano · zebra');
  expect(dialog.textContent).toContain(en.wordsCompare('Anna Visser', 'chat'));
  expect(button(en.allow).disabled).toBe(false);
  const before = open({ ...asking, words: null, found: false });
  expect(before.dialog.textContent).toContain(en.wordsWaiting('Anna Visser'));
  expect(before.button(en.allow).disabled).toBe(true);
  expect(before.button(en.no).disabled).toBe(false);
});

test('[SEAL-6] where the company wants it, the customer finds the words among others first, and a script cannot', () => {
  const other = three.map(({ word }) => ({ word: `${word}s`, reading: null }));
  const words = { words: three, choices: [other, three, other], right: 1 };
  const { dialog, button, picked } = open({ ...asking, words, found: false, missed: 1 });
  expect(button(en.allow).disabled).toBe(true);
  expect([...dialog.querySelectorAll('.compare button')].map((one) => one.textContent)).toEqual([
    'acorns · pianos · zebras',
    'acorn · piano · zebra',
    'acorns · pianos · zebras',
  ]);
  expect(dialog.querySelector('[role="alert"]')?.textContent).toBe(en.wordsMissed('Anna Visser'));
  button('acorn · piano · zebra').click();
  expect(picked).toEqual([]);
  const found = open({ ...asking, words, found: true });
  expect(found.dialog.textContent).toContain(en.wordsFound);
  expect(found.button(en.allow).disabled).toBe(false);
});

test('[SEAL-11] a desk that was opened anew is asked about as such', () => {
  const { state: _, until: __, origin, ...view } = asking.view as Extract<Asking['view'], { state: 'asking' }>;
  const here = { here: true } as const;
  const live = { ...view, state: 'live', origin, version: 2, since: 0, customer: here, desk: here } as const;
  const { dialog } = open({ ...asking, view: live });
  expect(dialog.querySelector('h2')?.textContent).toBe(en.againTitle('Anna Visser'));
});
