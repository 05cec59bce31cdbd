import type { ProposedValue } from '../../control/customer-port';
import { isHtml } from '../../privacy/node-kind';
import type { HandsStrings } from '../../strings/hands-en';
import { boxInWindow, type Box } from '../box-in-window';
import { el } from '../element';
import { clipped, visibleBox } from '../visible-box';
import { placeBeside } from './place-beside';

export type ProposalAnswer = 'used' | 'changed' | 'refused';

export interface ProposalParts {
  /** Where the ghost is drawn, in the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly strings: HandsStrings;
  readonly who: string;
  readonly field: Element;
  readonly fieldName: string;
  readonly value: ProposedValue;
  /** Where other cards stand, beneath which this one is not to be hidden. */
  readonly taken: () => readonly Box[];
  readonly answer: (answer: ProposalAnswer) => void;
}

/** A value that somebody proposes: a ghost in its field, and *Use · Change · No* beneath it. CTRL-7 */
export interface ProposalCard {
  readonly card: HTMLElement;
  /** Where it stands by its field; `null` while it is in the tray. */
  stands(): Box | null;
  remove(): void;
}

export function openProposalCard(parts: ProposalParts): ProposalCard {
  const { layer, strings, field, value, answer } = parts;
  const words = typeof value === 'string' ? value : ticks(field, value, strings);
  const target = clipped(field);
  const ghost =
    typeof value === 'string'
      ? el('div', { class: 'ghost', 'aria-hidden': 'true', dir: 'auto' }, value)
      : el('div', { class: 'ghost tick', 'aria-hidden': 'true' }, value ? '✓' : '');
  const pressed = (what: ProposalAnswer) => (event: Event) => event.isTrusted && answer(what);
  const button = (look: string, what: ProposalAnswer, label: string) =>
    el('button', { class: look, type: 'button', onclick: pressed(what) }, label);
  const lead = parts.fieldName ? strings.proposesFor(parts.who, parts.fieldName) : strings.proposes(parts.who);
  const card = el(
    'div',
    { class: 'card proposal', role: 'group', 'aria-label': `${lead}: ${words}` },
    el('p', {}, `${lead}: `, el('b', { dir: 'auto' }, words)),
    el(
      'div',
      { class: 'row' },
      button('secondary', 'refused', strings.no),
      button('secondary', 'changed', strings.change),
      button('primary', 'used', strings.use),
    ),
  );
  let stands: Box | null = null;
  let frame = requestAnimationFrame(place);

  /** By its field while that can be seen and there is room; in the tray otherwise. */
  function place(): void {
    frame = requestAnimationFrame(place);
    const box = visibleBox(target) && boxInWindow(field);
    stands =
      box &&
      placeBeside(
        box,
        { width: card.offsetWidth, height: card.offsetHeight },
        { width: innerWidth, height: innerHeight },
        parts.taken(),
      );
    card.classList.toggle('anchored', stands !== null);
    card.style.transform = stands ? `translate(${stands.left}px, ${stands.top}px)` : '';
    if (!box) return ghost.remove();
    ghost.style.transform = `translate(${box.left}px, ${box.top}px)`;
    ghost.style.width = `${box.width}px`;
    ghost.style.height = `${box.height}px`;
    if (!ghost.isConnected) layer.append(ghost);
  }

  return {
    card,
    stands: () => stands,
    remove: () => {
      cancelAnimationFrame(frame);
      ghost.remove();
    },
  };
}

/** What becomes of a box or a radio button. */
function ticks(field: Element, on: boolean, { ticked, unticked, chosen }: HandsStrings): string {
  if (isHtml(field, 'input') && field.type === 'radio') return chosen;
  return on ? ticked : unticked;
}
