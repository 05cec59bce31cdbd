import { AGENT_PIN_DIGITS, LONG_PIN_DIGITS, digitsOf, groupPin } from '@beside/protocol';
import { el } from '../overlay/element';
import { refusedWords } from '../overlay/refused-words';
import type { WidgetState } from '../state';
import type { Strings } from '../strings/en';

type Entering = Extract<WidgetState, { at: 'entering' }>;

/** One labelled field for the PIN; spaces and hyphens are ignored, paste works, the page stays usable to read the chat. */
export function pinPanel(
  strings: Strings,
  state: Entering,
  actions: { submit(digits: string): void; close(): void },
): HTMLElement {
  const problem = problemWords(strings, state);
  const input = el('input', {
    id: 'pin',
    class: 'pin',
    inputmode: 'numeric',
    autocomplete: 'off',
    maxlength: 32,
    placeholder: '•••• ••••',
    'aria-invalid': problem ? 'true' : null,
    'aria-describedby': problem ? 'pin-problem' : 'pin-lead',
    disabled: state.busy,
    oninput: () => format(input),
  });
  input.value = groupPin(state.typed);
  const form = el(
    'form',
    {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        actions.submit(digitsOf(input.value));
      },
    },
    el('label', { for: 'pin' }, strings.pinLabel),
    input,
    problem && el('p', { id: 'pin-problem', class: 'problem', role: 'alert' }, problem),
    el(
      'button',
      { class: 'primary wide', type: 'submit', disabled: state.busy },
      state.busy ? strings.pinChecking : strings.pinContinue,
    ),
  );
  const panel = el(
    'section',
    {
      class: 'panel',
      role: 'dialog',
      'aria-labelledby': 'pin-title',
      onkeydown: (event) => event.key === 'Escape' && actions.close(),
    },
    el(
      'div',
      { class: 'head' },
      el('h2', { id: 'pin-title' }, strings.pinTitle),
      el('button', { class: 'x', type: 'button', 'aria-label': strings.close, onclick: actions.close }, '✕'),
    ),
    el('p', { id: 'pin-lead' }, strings.pinLead),
    form,
    el('p', { class: 'soft' }, strings.pinPrivacy),
  );
  queueMicrotask(() => input.focus());
  return panel;
}

/** Groups as one types, and keeps the caret behind the same digit. */
function format(input: HTMLInputElement): void {
  const before = digitsOf(input.value.slice(0, input.selectionStart ?? input.value.length)).length;
  const digits = digitsOf(input.value).slice(0, LONG_PIN_DIGITS);
  const grouped = digits.replace(/(.{4})(?=.)/g, '$1 ');
  if (grouped === input.value) return;
  input.value = grouped;
  const caret = before + Math.max(0, Math.ceil(before / 4) - 1);
  input.setSelectionRange(caret, caret);
}

function problemWords(strings: Strings, { problem, typed }: Entering): string | null {
  if (problem === null) return null;
  if (problem === 'pin/incomplete') return strings.pinIncomplete(AGENT_PIN_DIGITS - typed.length);
  if (problem === 'pin/too-long') return strings.pinTooLong;
  return problem === 'service/unavailable' && !navigator.onLine ? strings.offline : refusedWords(strings, problem);
}
