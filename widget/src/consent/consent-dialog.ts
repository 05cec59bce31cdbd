import { el } from '../overlay/element';
import { comparedWords } from './compared-words';
import { refusedWords } from '../overlay/refused-words';
import type { WidgetState } from '../state';
import type { Strings } from '../strings/en';

type Asking = Extract<WidgetState, { at: 'asking' }>;
const MINUTE_MS = 60_000;

/**
 * Who asks, what they will see, what not. Only a real press on *Allow* counts: the page's own script cannot make one. SESS-9
 */
export function consentDialog(
  strings: Strings,
  state: Asking,
  actions: { allow(): void; refuse(): void; pick(choice: number): void },
): HTMLElement {
  const { until, found } = state;
  const { agentName, companyName, now } = state.view;
  const isAgain = state.view.state !== 'asking';
  const trusted = (act: () => void) => (event: Event) => event.isTrusted && act();
  const dialog = el(
    'dialog',
    {
      id: 'consent',
      tabindex: '-1', // holds the focus while the answer is under way and no button does
      'aria-labelledby': 'consent-title',
      oncancel: (event) => {
        event.preventDefault();
        trusted(actions.refuse)(event);
      },
    },
    el(
      'div',
      { class: 'who' },
      el('div', { class: 'avatar', 'aria-hidden': 'true' }, initials(agentName)),
      el(
        'div',
        {},
        el('h2', { id: 'consent-title' }, isAgain ? strings.againTitle(agentName) : strings.consentTitle(agentName)),
        el('div', { class: 'soft' }, strings.consentFrom(companyName)),
      ),
    ),
    el('div', { class: 'site' }, strings.consentSite, el('b', {}, location.host)),
    el(
      'div',
      { class: 'two' },
      list('sees', strings.consentSeesTitle, strings.consentSees),
      list('hides', strings.consentHidesTitle, strings.consentHides),
    ),
    el('p', {}, strings.consentControl(agentName)),
    comparedWords(strings, state, (choice) => trusted(() => actions.pick(choice))),
    state.problem && el('p', { class: 'problem', role: 'alert' }, refusedWords(strings, state.problem as never)),
    el(
      'div',
      { class: 'row' },
      el('button', { class: 'secondary', disabled: state.busy, onclick: trusted(actions.refuse) }, strings.no),
      el(
        'button',
        { class: 'primary', disabled: state.busy || !found, onclick: trusted(actions.allow) },
        state.busy ? strings.allowing : strings.allow,
      ),
    ),
    el('p', { class: 'soft' }, strings.consentLeft(Math.ceil((until - now) / MINUTE_MS))),
  );
  queueMicrotask(() => dialog.isConnected && dialog.showModal());
  return dialog;
}

function list(kind: string, title: string, items: readonly string[]): HTMLElement {
  return el('div', { class: kind }, el('h3', {}, title), el('ul', {}, ...items.map((item) => el('li', {}, item))));
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
}
