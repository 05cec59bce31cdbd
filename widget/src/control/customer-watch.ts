import type { Clock } from './clock';
import { HOST_TAG } from '../overlay/shell';
import { isElement, isHtml } from '../privacy/node-kind';
import { isWithin, upFrom } from './flat-tree';
import { realmOf, type Realm } from './realm';
import { wayOut } from './way-out';

/** A customer who has typed in a field this recently is still at it. CTRL-8 */
export const CUSTOMER_TYPING_MS = 2_000;
/** What a page does this soon after the customer typed, chose or dropped something is the customer's: autocompletion waits so long. */
const FOLLOW_MS = 1_000;
/** A page that sends a form after it has checked it, or asked its server, has done so after this. */
const PRESS_MS = 3_000;

const PRESSABLE =
  'button,a[href],area[href],summary,label,select,option,[role],[onclick],[tabindex],input[type=submit],input[type=image],input[type=button],input[type=checkbox],input[type=radio]';
const EVENTS = [
  'pointerdown',
  'pointerup',
  'click',
  'keydown',
  'input',
  'change',
  'paste',
  'drop',
  'compositionstart',
  'compositionend',
];

interface Touch {
  readonly at: number;
  readonly form: HTMLFormElement | null;
  /** A press, not a letter typed or a place clicked. */
  readonly pressed: boolean;
}

/** Tells what the customer does with own hands from what follows from an act. */
export interface CustomerWatch {
  /** Looks at these windows too; a window that is looked at already is looked at once. */
  at(windows: readonly Realm[]): void;
  /** Runs an act: what the browser makes of it is not the customer's, whatever it says of itself. */
  acting<T>(run: () => T): T;
  /** The customer is typing in this field, or just was. */
  typesIn(element: Element): boolean;
  /** The field that the customer is typing in. */
  typing(): Element | null;
  /** The customer has just pressed what sends a form or leads away: what follows is not to be mixed with an act's. */
  leaving(): boolean;
  /** Whether what a page now does, to a form or by itself, follows from what the customer did since the last act. CTRL-6 */
  owns(form: HTMLFormElement | null): boolean;
  stop(): void;
}

export interface WatchEvents {
  /** Whether a press there may send, pay or lead away: nothing that is harmless by itself. */
  isDecisive(target: Element): boolean;
  /** The customer has changed a field. */
  changed(field: Element): void;
  /** The customer has pressed something; what they pressed and all around it. */
  pressed(path: ReadonlySet<EventTarget>): void;
}

export function watchCustomer(clock: Clock, on: WatchEvents): CustomerWatch {
  const stops = new Map<Document, () => void>();
  let depth = 0;
  let actAt = Number.NEGATIVE_INFINITY;
  let press: Touch | null = null;
  let touch: Touch | null = null;
  let leftAt = Number.NEGATIVE_INFINITY;
  let typed: { readonly field: Element; readonly at: number; readonly composing: boolean } | null = null;
  /** A click by script is under way: clicks and changes that the browser makes of it call themselves trusted. */
  let scripted = false;

  function hear(event: Event): void {
    if (depth > 0) return;
    if (!event.isTrusted) return event.type === 'click' ? noteScripted() : undefined;
    if (scripted && /^(click|input|change)$/.test(event.type)) return;
    const path = event.composedPath();
    const target = path.find((at) => 'nodeType' in at && isElement(at as Node)) as Element | undefined;
    if (!target || path.some((at) => 'localName' in at && at.localName === HOST_TAG)) return;
    const key = event.type === 'keydown' ? (event as KeyboardEvent).key : '';
    if (/^(input|change|paste|drop|compositionstart|compositionend)$/.test(event.type)) {
      typed = { field: target, at: clock.now(), composing: event.type === 'compositionstart' };
      if (!event.type.startsWith('composition')) on.changed(target);
    } else if (event.type === 'keydown' && isTyped(target) && (key.length === 1 || /^(Backspace|Delete)$/.test(key))) {
      typed = { field: target, at: clock.now(), composing: false };
    }
    note(event, target, key);
    if (event.type === 'click') on.pressed(new Set(path));
  }

  function note(event: Event, target: Element, key: string): void {
    const at = clock.now();
    const way = wayOut(target);
    const form = way && 'form' in way ? way.form : formAround(target);
    const isPress =
      event.type === 'click' || event.type.startsWith('pointer')
        ? isPressable(target)
        : key === 'Enter' || (key === ' ' && !isTyped(target));
    if (isPress) press = { at, form, pressed: true };
    else touch = { at, form, pressed: false };
    if ((event.type === 'click' && on.isDecisive(target)) || (key === 'Enter' && form)) leftAt = at;
  }

  function noteScripted(): void {
    scripted = true;
    setTimeout(() => (scripted = false), 0);
  }

  return {
    at: (windows) => {
      for (const [page, stop] of stops) if (!page.defaultView) (stop(), stops.delete(page));
      for (const realm of windows) {
        const { document: page } = realm;
        if (stops.has(page)) continue;
        for (const type of EVENTS) realm.addEventListener(type, hear, { capture: true, passive: true });
        stops.set(page, () => EVENTS.forEach((type) => realm.removeEventListener(type, hear, { capture: true })));
      }
    },
    acting: (run) => {
      depth += 1;
      actAt = clock.now();
      press = touch = null;
      try {
        return run();
      } finally {
        depth -= 1;
      }
    },
    typesIn: (element) => {
      const field = typingField();
      return field !== null && (isWithin(field, element) || isWithin(element, field));
    },
    typing: typingField,
    leaving: () => clock.now() - leftAt < PRESS_MS,
    owns: (form) => {
      if (depth > 0) return false;
      const now = clock.now();
      if (press && press.at >= actAt && (!form || !press.form || press.form === form)) return true;
      return touch !== null && touch.at >= actAt && now - touch.at < FOLLOW_MS && (!form || touch.form === form);
    },
    stop: () => stops.forEach((stop) => stop()),
  };

  function typingField(): Element | null {
    if (!typed || !typed.field.isConnected) return null;
    return typed.composing || clock.now() - typed.at < CUSTOMER_TYPING_MS ? typed.field : null;
  }
}

function isTyped(element: Element): boolean {
  return element.matches('input,textarea,select') || (element as HTMLElement).isContentEditable;
}

function isPressable(target: Element): boolean {
  for (const at of upFrom(target)) if (at.matches(PRESSABLE)) return !isTyped(target) || at !== target || isButton(at);
  return realmOf(target).getComputedStyle(target).cursor === 'pointer';
}

function isButton(element: Element): boolean {
  return isHtml(element, 'input') && /^(submit|image|button|reset|checkbox|radio)$/.test(element.type);
}

function formAround(element: Element): HTMLFormElement | null {
  const own = 'form' in element ? (element.form as HTMLFormElement | null) : null;
  return own ?? ([...upFrom(element)].find((at) => isHtml(at, 'form')) as HTMLFormElement | undefined) ?? null;
}
