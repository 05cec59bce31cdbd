import type { WidgetState } from '../state';
import type { Strings } from '../strings/en';
import { el } from './element';

type Live = Extract<WidgetState, { at: 'live' }>;
type Elsewhere = Extract<WidgetState, { at: 'elsewhere' }>;

export interface LiveActions {
  stop(): void;
  hidden(): void;
}

/** The frame and the bar that never leave while somebody can see the page; STOP is always one press away. SESS-4 */
export function liveBar(strings: Strings, { view, link, watched }: Live, actions: LiveActions): HTMLElement[] {
  const well = link === 'open' && watched;
  const words = well
    ? strings.live(view.agentName)
    : link === 'open' || link === 'connecting'
      ? strings.liveWaiting(view.agentName)
      : strings.liveInterrupted;
  return [
    el('div', { class: `frame ${well ? 'live' : 'waiting'}`, 'aria-hidden': 'true' }),
    el(
      'div',
      { class: `bar ${well ? 'live' : 'waiting'}`, role: 'group', tabindex: '-1', 'aria-labelledby': 'beside-now' },
      el('span', { class: 'dot', 'aria-hidden': 'true' }),
      el('div', { class: 'words', id: 'beside-now' }, words, el('span', {}, strings.session(view.reference))),
      well ? el('button', { class: 'secondary', onclick: actions.hidden }, strings.whatIsHidden) : '',
      el(
        'button',
        {
          class: 'danger',

          'aria-label': strings.stopLabel,
          'aria-keyshortcuts': 'Alt+Shift+B',
          onclick: actions.stop,
        },
        strings.stop,
      ),
    ),
  ];
}

export function elsewhereBar(strings: Strings, _state: Elsewhere, takeOver: () => void): HTMLElement {
  return el(
    'div',
    { class: 'bar waiting' },
    el('span', { class: 'dot', 'aria-hidden': 'true' }),
    el('div', { class: 'words' }, strings.liveElsewhere),
    el('button', { class: 'secondary', onclick: takeOver }, strings.takeOver),
  );
}
