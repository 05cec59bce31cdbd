import { groupPin, type OfferKind } from '@beside/protocol';
import { el } from '../overlay/element';
import type { OfferingStrings } from '../strings/offering-en';

/** How the customer and the agent will speak. */
export type Contact =
  { readonly by: 'chat' } | { readonly by: 'phone'; readonly phone: string } | { readonly by: 'page' };

/** What stands below the field for the agent's PIN; `null` when the company offers nothing else. */
export function waysToBegin(
  strings: OfferingStrings,
  starts: { readonly customerPin: boolean; readonly request: boolean },
  offer: (kind: OfferKind) => void,
): HTMLElement | null {
  const kinds = (['pin', 'request'] as const).filter((kind) => (kind === 'pin' ? starts.customerPin : starts.request));
  if (kinds.length === 0) return null;
  const buttons = kinds.map((kind) =>
    el(
      'button',
      { class: 'secondary wide', type: 'button', onclick: () => offer(kind) },
      kind === 'pin' ? strings.getPin : strings.ask,
    ),
  );
  return el('div', { class: 'ways' }, el('div', { class: 'or' }, strings.or), ...buttons);
}

/** The digits, large and in groups; a screen reader says one after the other. @param note stands above them */
export function pinToRead(
  strings: OfferingStrings,
  pin: string,
  minutes: number,
  cancel: () => void,
  note: HTMLElement | null = null,
): HTMLElement {
  const spoken = [...pin].join(' ');
  const title = el('h2', { id: 'offer-title', tabindex: -1 }, strings.pinTitle);
  const panel = el(
    'section',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'offer-title', 'aria-describedby': 'offer-pin' },
    title,
    el('p', {}, strings.pinLead),
    note,
    el(
      'p',
      {
        id: 'offer-pin',
        class: pin.length > 8 ? 'digits long' : 'digits',
        role: 'img',
        'aria-label': strings.digits(spoken),
      },
      groupPin(pin),
    ),
    el('p', { class: 'waits' }, el('span', { class: 'dot', 'aria-hidden': 'true' }), strings.waitingPin),
    el('p', { class: 'soft' }, strings.minutes(minutes)),
    el('button', { class: 'secondary wide', type: 'button', onclick: cancel }, strings.cancel),
  );
  queueMicrotask(() => panel.isConnected && !panel.contains(focused(panel)) && title.focus());
  return panel;
}

/** Small, so that the page can be used meanwhile. */
export function queueBar(strings: OfferingStrings, contact: Contact, cancel: () => void): HTMLElement {
  const how =
    contact.by === 'chat' ? strings.byChat : contact.by === 'phone' ? strings.byPhone(contact.phone) : strings.anyAgent;
  return el(
    'div',
    { class: 'bar queue', role: 'group', 'aria-label': strings.waiting },
    el('span', { class: 'dot', 'aria-hidden': 'true' }),
    el('div', { class: 'words' }, strings.waiting, el('span', {}, how)),
    el('button', { class: 'secondary', type: 'button', onclick: cancel }, strings.cancel),
  );
}

/** Nobody came. */
export function overPanel(
  strings: OfferingStrings,
  kind: OfferKind,
  why: string,
  { again, close }: { readonly again: (() => void) | null; readonly close: () => void },
): HTMLElement {
  const title = kind === 'pin' ? strings.overPin : strings.overRequest;
  const button = (look: string, words: string, act: () => void) =>
    el('button', { class: look, type: 'button', onclick: act }, words);
  return el(
    'section',
    { class: 'panel', role: 'group', 'aria-labelledby': 'offer-title' },
    el('h2', { id: 'offer-title' }, title),
    el('p', {}, why),
    el(
      'div',
      { class: 'row' },
      button('secondary', strings.cancel, close),
      again && button('primary', strings.again, again),
    ),
  );
}

function focused(panel: HTMLElement): Element | null {
  const root = panel.getRootNode();
  return root instanceof ShadowRoot ? root.activeElement : null;
}
