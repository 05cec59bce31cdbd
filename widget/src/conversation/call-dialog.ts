import { el } from '../overlay/element';
import type { ConversationStrings } from '../strings/conversation-en';

/** The number as a link that calls it; a screen reader and a person on the phone can read it again. */
export function numberToCall(phone: string): HTMLElement {
  return el('a', { class: 'phone', href: `tel:${phone.replace(/[^\d+*#]/g, '')}` }, phone);
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
    phone !== null && numberToCall(phone),
    lead !== null && el('p', {}, lead),
    way && el('button', { class: 'primary wide', type: 'button', onclick: browse }, strings.browse),
    el('p', { class: 'soft' }, strings.callPrivacy),
  );
  queueMicrotask(() => title.focus());
  return panel;
}
