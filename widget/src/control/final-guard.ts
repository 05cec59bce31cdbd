import { ACT_AFTERMATH_MS } from '@beside/protocol';
import { isElement, isHtml } from '../privacy/node-kind';
import type { Clock } from './clock';
import { shadowRootsOf } from './flat-tree';
import { coverMethods, type Cover } from './method-cover';
import { realmOf, type Realm } from './realm';
import { isRoute, isSamePage, wayOut } from './way-out';

export interface GuardParts {
  readonly clock: Clock;
  /** All windows that what follows from an act may use. */
  readonly windows: () => readonly Realm[];
  /** Whether what happens now is the customer's own doing. */
  readonly isCustomers: (form: HTMLFormElement | null) => boolean;
  /** A place that the policy lets an act lead to. */
  readonly isListed: (url: URL) => boolean;
  /** Something that would have ended, opened, left or downloaded was stopped. */
  readonly stopped: () => void;
}

/** Keeps what is final from happening while an act runs and in what follows from it. CTRL-6 */
export interface FinalGuard {
  /** Runs an act on `target` under guard, and guards what follows from it for ACT_AFTERMATH_MS. */
  during(target: Node | null, run: () => void): void;
  /** As `during`, for an act that goes through the history. */
  duringTravel(run: () => void): void;
  stop(): void;
}

/**
 * Where a page kept an own copy of `form.submit` or of `open` from before, only the browser's Navigation API can stop it; without that
 * API, or where it opens a new window, the browser's own blocker of pop-ups and its question before leaving are what remains.
 */
export function createFinalGuard(parts: GuardParts): FinalGuard {
  const guarded = new Map<Document, () => void>();
  const roots = new Map<ShadowRoot, () => void>();
  let end: () => void = () => {};
  let travelling = false;

  /** Stops what is not the customer's. */
  function bars(form: HTMLFormElement | null): boolean {
    if (parts.isCustomers(form)) return false;
    parts.stopped();
    return true;
  }

  function barsPress(target: Element): boolean {
    const way = wayOut(target);
    if (!way) return false;
    if (way.kind !== 'link') return way.kind === 'submit' && bars(way.form);
    return !(way.here && way.url && goesNowhere(way.url, realmOf(target))) && bars(null);
  }

  /** A place on the same page, or one to which an act may lead; a script's own URL is judged by what the script does. */
  function goesNowhere(url: URL, realm: Realm): boolean {
    return url.protocol === 'javascript:' || isSamePage(url, realm.location) || parts.isListed(url);
  }

  function hearSubmit(event: Event): void {
    const { target } = event;
    if (bars(isHtml(target as Element, 'form') ? (target as HTMLFormElement) : null)) silence(event);
  }

  function hearClick(event: Event): void {
    const [target] = event.composedPath();
    if (!event.isTrusted && target && isNodeOf(target) && isElement(target) && barsPress(target)) silence(event);
  }

  function hearNavigate(event: NavigateEventLike, realm: Realm): void {
    const url = new URL(event.destination.url);
    if (event.navigationType === 'traverse') return;
    const isGet = !event.formData && (event.downloadRequest ?? null) === null;
    if (isGet && event.navigationType !== 'reload' && parts.isListed(url)) return;
    if (isGet && event.destination.sameDocument && staysOn(url, realm)) return;
    if (bars(null)) event.preventDefault();
  }

  function methodsOf(realm: Realm): readonly Cover[] {
    const { HTMLFormElement: Form, HTMLElement: Html, EventTarget: Target, History } = realm;
    const notCustomers = () => !bars(null);
    const moves = (realm: Realm, url: unknown) =>
      url === null || url === undefined || !URL.canParse(String(url), realm.document.baseURI)
        ? true
        : staysOn(new URL(String(url), realm.document.baseURI), realm) || !bars(null);
    return [
      { on: Form.prototype, name: 'submit', passes: (form) => !bars(form as HTMLFormElement) },
      { on: Form.prototype, name: 'requestSubmit', passes: (form) => !bars(form as HTMLFormElement) },
      {
        on: Html.prototype,
        name: 'click',
        passes: (element) => (watchRoots(element as Node), !barsPress(element as Element)),
      },
      {
        on: Target.prototype,
        name: 'dispatchEvent',
        passes: (target, [event]) => passesEvent(target, event),
        refusal: false,
      },
      { on: realm, name: 'open', passes: notCustomers, refusal: null },
      { on: History.prototype, name: 'back', passes: () => travelling || !bars(null) },
      { on: History.prototype, name: 'forward', passes: () => travelling || !bars(null) },
      { on: History.prototype, name: 'go', passes: () => travelling || !bars(null) },
      { on: History.prototype, name: 'pushState', passes: (_, [, , url]) => moves(realm, url) },
      { on: History.prototype, name: 'replaceState', passes: (_, [, , url]) => moves(realm, url) },
    ];
  }

  function passesEvent(target: unknown, event: unknown): boolean {
    const { type } = event as Event;
    if (type !== 'click' && type !== 'submit') return true;
    if (!isNodeOf(target as EventTarget)) return true;
    watchRoots(target as Node);
    if (!isElement(target as Node)) return true;
    return type === 'submit'
      ? !bars(isHtml(target as Element, 'form') ? (target as HTMLFormElement) : null)
      : !barsPress(target as Element);
  }

  /** A form's `submit` is not heard outside of the shadow root in which it stands. */
  function watchRoots(node: Node): void {
    for (const root of shadowRootsOf(node)) {
      if (roots.has(root)) continue;
      root.addEventListener('submit', hearSubmit, true);
      roots.set(root, () => root.removeEventListener('submit', hearSubmit, true));
    }
  }

  function guard(realm: Realm): () => void {
    const uncover = coverMethods(methodsOf(realm));
    const onNavigate = (event: Event) => hearNavigate(event as NavigateEventLike, realm);
    const { navigation } = realm as { navigation?: EventTarget };
    /** Where the browser tells of no navigation beforehand it can at least ask the customer. */
    const onLeave = (event: Event) => bars(null) && event.preventDefault();
    realm.addEventListener('submit', hearSubmit, true);
    realm.addEventListener('click', hearClick, true);
    if (navigation) navigation.addEventListener('navigate', onNavigate);
    else realm.addEventListener('beforeunload', onLeave);
    return () => {
      uncover();
      realm.removeEventListener('submit', hearSubmit, true);
      realm.removeEventListener('click', hearClick, true);
      navigation?.removeEventListener('navigate', onNavigate);
      realm.removeEventListener('beforeunload', onLeave);
    };
  }

  function begin(target: Node | null): void {
    for (const realm of parts.windows()) if (!guarded.has(realm.document)) guarded.set(realm.document, guard(realm));
    if (target) watchRoots(target);
    end();
    end = parts.clock.after(ACT_AFTERMATH_MS, stop);
  }

  function stop(): void {
    end();
    for (const release of [...guarded.values(), ...roots.values()]) release();
    guarded.clear();
    roots.clear();
  }

  return {
    during: (target, run) => {
      begin(target);
      run();
    },
    duringTravel: (run) => {
      begin(null);
      travelling = true;
      try {
        run();
      } finally {
        travelling = false;
      }
    },
    stop,
  };
}

/** Neither the browser nor the page's own listeners act on it. */
function silence(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Other parameters, or another place on the page: a tab, a filter. Another path is another page, also where a script draws it. */
function staysOn(url: URL, { location: page }: Realm): boolean {
  return url.origin === page.origin && url.pathname === page.pathname && (url.hash === page.hash || !isRoute(url.hash));
}

function isNodeOf(target: EventTarget): target is Node {
  return 'nodeType' in target;
}

interface NavigateEventLike extends Event {
  readonly navigationType: 'push' | 'replace' | 'reload' | 'traverse';
  readonly destination: { readonly url: string; readonly sameDocument: boolean };
  readonly formData: FormData | null;
  readonly downloadRequest?: string | null;
}
