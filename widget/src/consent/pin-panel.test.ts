/** @jest-environment jsdom */
import { en } from '../strings/en';
import { pinPanel } from './pin-panel';

function open() {
  const submitted: string[] = [];
  const state = { at: 'entering', busy: false, problem: null, typed: '' } as const;
  const panel = pinPanel(en, state, { submit: (digits) => submitted.push(digits), close: () => {} });
  document.body.replaceChildren(panel);
  const input = panel.querySelector('input') as HTMLInputElement;
  const type = (words: string, caret = words.length) => {
    input.value = words;
    input.setSelectionRange(caret, caret);
    input.dispatchEvent(new Event('input'));
    return [input.value, input.selectionStart];
  };
  return { type, submitted, submit: () => panel.querySelector('form')?.dispatchEvent(new Event('submit')) };
}

test.each([
  ['1234', 4, '1234', 4],
  ['12345', 5, '1234 5', 6],
  ['12345678', 8, '1234 5678', 9],
  ['123456789', 9, '1234 5678 9', 11],
  ['123456789012', 12, '1234 5678 9012', 14],
  ['1234567890123', 13, '1234 5678 9012', 14],
  ['12-34 5678', 5, '1234 5678', 4],
])(
  '[PIN-1] [PIN-7] "%s" with the caret at %i becomes "%s", the caret behind the same digit',
  (typed, at, shown, caret) => {
    expect(open().type(typed, at)).toEqual([shown, caret]);
  },
);

test('[PIN-1] what is sent is the digits alone', () => {
  const { type, submit, submitted } = open();
  type('1234 5678');
  submit();
  expect(submitted).toEqual(['12345678']);
});
