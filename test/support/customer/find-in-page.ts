import type { Place } from './hands';

/** What is looked for: a button or a field by the name a screen reader says, or words; `inside` is a CSS selector. */
export interface Wanted {
  readonly what: 'button' | 'field' | 'words';
  readonly name: string;
  readonly inside: string;
}

export interface Found {
  readonly text: string;
  /** The middle of it, where a press would reach it; null while something lies over it. */
  readonly place: Place | null;
}

/** Runs in the customer's page, also within open shadow roots; gives the last one that can be seen. */
export function findInPage({ what, name, inside }: Wanted): Found | null {
  const say = (words: string | null | undefined) => (words ?? '').replace(/\s+/g, ' ').trim();
  const everything = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element],
    );
  const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const nameOf = (element: Element) =>
    say(element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent) ||
    say(element.textContent);
  const fits = (element: Element): boolean => {
    if (what === 'button') return element.matches('button, [role="button"]') && nameOf(element) === name;
    if (what === 'field') return element.matches('input, textarea') && nameOf(element) === name;
    const has = (one: Element) => say(one.textContent).includes(name);
    return has(element) && ![...element.children].some(has);
  };
  const found = everything(document)
    .filter((element) => element.closest(inside) && fits(element) && seen(element))
    .at(-1);
  if (!found) return null;
  const inView = ({ top, bottom }: DOMRect) => top >= 0 && bottom <= innerHeight;
  if (what !== 'words' && !inView(found.getBoundingClientRect()))
    found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = found.getBoundingClientRect();
  const place = { x: Math.round(box.left + box.width / 2), y: Math.round(box.top + box.height / 2) };
  const reached = (found.getRootNode() as Document | ShadowRoot).elementFromPoint(place.x, place.y);
  return { text: say(found.textContent), place: found.contains(reached) ? place : null };
}
