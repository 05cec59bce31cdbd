import { isNeverShown } from '../privacy/never-shown';
import { isHtml } from '../privacy/node-kind';
import type { ActRules } from './act-rules';
import { fieldOf } from './field';
import { speaksOfFinal } from './final-words';
import { upFrom } from './flat-tree';
import { isSamePage, wayOut } from './way-out';

/** What a press on a place would be. `value`: it chooses something; `open`: it opens or shows; `ask`: the customer is asked. CTRL-5 */
export type PressKind =
  | { readonly kind: 'open' | 'value' | 'ask'; readonly on: Element }
  | { readonly kind: 'refused'; readonly as: 'never' | 'elsewhere' | 'unsuitable' };

/** Roles whose press shows another part of the page and changes nothing. */
const OPENING_ROLES = /^(tab|combobox|textbox|searchbox|treeitem|spinbutton|slider)$/;
/** Roles whose press chooses a value. */
const VALUE_ROLES = /^(option|checkbox|radio|gridcell)$/;
const INTERACTIVE =
  'a[href],area[href],button,input,select,textarea,summary,label,option,[role],[onclick],[contenteditable]';
/** Roles that say what something is, not that it can be pressed. */
const STILL_ROLES =
  /^(presentation|none|group|region|main|form|list|listitem|img|heading|document|article|note|dialog|table|row|cell)$/;

export function pressKind(element: Element, rules: ActRules): PressKind {
  const on = pressedBy(element);
  if (!on) return { kind: 'refused', as: 'unsuitable' };
  const control = isHtml(on, 'label') ? on.control : null;
  if (isNever(on) || (control && isNever(control))) return { kind: 'refused', as: 'never' };
  const way = wayOut(element);
  if (way?.kind === 'link' && way.url && /^https?:$/.test(way.url.protocol) && way.url.origin !== origin(on))
    return { kind: 'refused', as: 'elsewhere' };
  if (speaksOfFinal(wordsOn(on)) && !fieldOf(on)) return { kind: 'ask', on };
  if (way?.kind === 'link' && isDisguised(way.url, on) && opensSomething(on)) return { kind: 'open', on };
  if (way) return { kind: leadsToListed(way, on, rules) ? 'open' : 'ask', on };
  const field = fieldOf(on);
  if (field) return { kind: field.kind === 'tick' ? 'value' : 'open', on: field.element };
  if (opensSomething(on) || rules.isOpened(on)) return { kind: 'open', on };
  return { kind: VALUE_ROLES.test(on.getAttribute('role') ?? '') ? 'value' : 'ask', on };
}

/** Password, payment, one-time code, and files: no act touches them, whatever the policy says. */
export function isNever(element: Element): boolean {
  return isNeverShown(element) || (isHtml(element, 'input') && element.type === 'file');
}

/** All words that a person or a screen reader finds on a control; rather one too many. */
export function wordsOn(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const named = (element.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .map((id) => (id ? root.getElementById?.(id)?.textContent : ''));
  const labels =
    'labels' in element ? [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent) : [];
  const own = ['aria-label', 'aria-description', 'title', 'alt', 'value'].map((name) => element.getAttribute(name));
  const pictures = [...element.querySelectorAll('[alt],[aria-label],[title]')].flatMap((part) =>
    ['alt', 'aria-label', 'title'].map((name) => part.getAttribute(name)),
  );
  const text = isHtml(element, 'select', 'textarea') ? '' : element.textContent;
  const slotted = element.shadowRoot?.textContent;
  return [...named, ...labels, ...own, text, slotted, ...pictures].filter(Boolean).join(' · ');
}

/** What takes a press at an element: the nearest around it that can be pressed at all. */
function pressedBy(element: Element): Element | null {
  for (const at of upFrom(element)) {
    if (isHtml(at, 'iframe', 'body', 'html')) return null;
    const isOwn = at.matches(INTERACTIVE) && !STILL_ROLES.test(at.getAttribute('role') ?? '');
    if (isOwn || (at as HTMLElement).tabIndex >= 0) return at;
  }
  return hasHand(element) ? element : null;
}

function hasHand(element: Element): boolean {
  return element.ownerDocument.defaultView?.getComputedStyle(element).cursor === 'pointer';
}

function leadsToListed(way: NonNullable<ReturnType<typeof wayOut>>, on: Element, rules: ActRules): boolean {
  if (way.kind !== 'link' || !way.here || !way.url) return false;
  return rules.isListed(way.url) || leadsToPart(way.url, on);
}

/** A link to a part of this page that is there; a bare `#` is a button in disguise. */
function leadsToPart(url: URL, on: Element): boolean {
  const page = on.ownerDocument;
  return isSamePage(url, page.location) && page.getElementById(decodeURIComponent(url.hash.slice(1))) !== null;
}

/** A link that leads nowhere by itself: the page's script answers it. */
function isDisguised(url: URL | null, on: Element): boolean {
  return url !== null && isSamePage(url, on.ownerDocument.location);
}

function opensSomething(on: Element): boolean {
  if (isHtml(on, 'summary')) return on.parentElement !== null && isHtml(on.parentElement, 'details');
  const role = on.getAttribute('role') ?? '';
  if (OPENING_ROLES.test(role)) return true;
  const popup = on.getAttribute('aria-haspopup');
  const opens = (popup !== null && popup !== 'false') || on.hasAttribute('aria-expanded');
  if (role === 'menuitem') return opens;
  if (!isHtml(on, 'button', 'input', 'a') && role !== 'button') return false;
  return (
    opens ||
    on.hasAttribute('aria-controls') ||
    on.hasAttribute('popovertarget') ||
    /^(show-modal|show-popover|toggle-popover)$/.test(on.getAttribute('command') ?? '')
  );
}

function origin(element: Element): string {
  return element.ownerDocument.location.origin === 'null' ? location.origin : element.ownerDocument.location.origin;
}
