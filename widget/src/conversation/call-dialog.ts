import { el } from '../overlay/element';
import type { ConversationStrings } from '../strings/conversation-en';

const callTo = (phone: string) => `tel:${phone.replace(/[^\d+*#]/g, '')}`;

/** Stands with the PIN to read out: small, so that nobody reads out the wrong number. */
export function numberToCall(strings: ConversationStrings, phone: string): HTMLElement {
  return el('p', { class: 'call' }, el('a', { href: callTo(phone) }, strings.callNumber(phone)));
}

/** For a customer who is about to call: the number, what to do, and how the page is shared meanwhile. SESS-31 */
export function callDialog(
  strings: ConversationStrings,
  {
    phone,
    way,
    browse,
    close,
  }: {
    /** `null`: neither the page nor the company says one. */
    readonly phone: string | null;
    /** Whose PIN it is, by the company's settings; `null`: none of them. SESS-17 */
    readonly way: 'own-pin' | 'agent-pin' | null;
    readonly browse: () => void;
    readonly close: () => void;
  },
): HTMLElement {
  const title = el('h2', { id: 'call-title', tabindex: -1 }, strings.callTitle);
  const lead = way && (way === 'own-pin' ? strings.callOwnPin : strings.callAgentPin);
  const panel = el(
    'section',
    {
      class: 'panel',
      role: 'dialog',
      'aria-labelledby': 'call-title',
      onkeydown: (event) => event.key === 'Escape' && close(),
    },
    el(
      'div',
      { class: 'head' },
      title,
      el('button', { class: 'x', type: 'button', 'aria-label': strings.close, onclick: close }, '✕'),
    ),
    phone !== null && el('a', { class: 'phone', href: callTo(phone) }, phone),
    lead !== null && el('p', {}, lead),
    way && el('button', { class: 'primary wide', type: 'button', onclick: browse }, strings.browse),
    el('p', { class: 'soft' }, strings.callPrivacy),
  );
  queueMicrotask(() => title.focus());
  return panel;
}
