import type { startApp as StartApp, WidgetConfig } from './app';
import { fetchAppearance, wear, type Appearance } from './appearance';
import { seeClosedRoots } from './closed-roots';
import { addClaims, type AskCustomer } from './consent/page-claims';
import { inLanguage } from './in-language';
import type { EntryWords } from './language-files';
import { pickLanguage } from './pick-language';

/**
 * The one script tag. Small and synchronous, so that it stands before the page's own code:
 * `<script src="…/beside.js" data-company="…" data-api="…"></script>`
 */
interface Beside {
  /**
   * Starts the widget; the tag does so by itself unless it says `data-start="manual"`. `customer` is asked whenever a PIN is entered, from
   * then on, also when the widget had started before.
   */
  start(given?: { readonly customer?: AskCustomer }): Promise<void>;
  /** Removes the widget from this page. A live session goes on when the page is loaded again. */
  stop(): void;
  /** Opens the entry for a PIN, for a button of the site's own. */
  open(): void;
  /** `idle`, `entering`, `offering`, `asking`, `live`, `elsewhere`, `paused`, `ended`, or `unavailable`: no secure context, or the widget's files do not come. */
  readonly state: string;
}

/** Hash of each file that may be loaded later, by name; put in by the build. */
declare const INTEGRITY: Readonly<Record<string, string>>;

declare global {
  interface Window {
    Beside?: Beside;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
if (script && !window.Beside) window.Beside = create(script);

function create(tag: HTMLScriptElement): Beside {
  const { company = '', api = '', start } = tag.dataset;
  const closedRoot = seeClosedRoots();
  const presses = countPresses();
  let app: Promise<{ session: { open(): void }; stop(): void }> | null = null;
  let customer: AskCustomer | null = null;
  let state = isSecureContext && company !== '' && api !== '' ? 'idle' : 'unavailable';

  const beside: Beside = {
    start: async (given) => {
      customer = given?.customer ?? customer;
      if (state === 'unavailable') return;
      app ??= load(tag, {
        company,
        api: api.replace(/\/+$/, ''),
        fonts: 'fonts' in tag.dataset,
        mustPick: 'pickWords' in tag.dataset,
        conversation: () => tag.dataset['conversation'] || null,
        addClaims: (asked) => addClaims(asked, company, tag.dataset, customer),
        closedRoot,
        presses,
        onState: (next) => {
          state = next;
          dispatchEvent(new CustomEvent('beside:state', { detail: next }));
        },
      });
      await app.catch(() => {
        state = 'unavailable'; // not to be reached, or not the file that was built with this one
      });
    },
    stop: () => {
      void app?.then((running) => running.stop()).catch(() => undefined);
      app = null;
    },
    open: () => void beside.start().then(async () => state === 'unavailable' || (await app)?.session.open()),
    get state() {
      return state;
    },
  };
  if (start !== 'manual') whenReady(() => void beside.start());
  return beside;
}

async function load(tag: HTMLScriptElement, config: Omit<WidgetConfig, 'chunk' | 'words'>) {
  const chunk = <T>(name: string) => fetchChunk<T>(tag, name);
  const speak = async ({ languages }: Appearance) => {
    const wanted = [document.documentElement.lang, ...navigator.languages, ...(languages ?? [])];
    const isOffered = (language: string) => isSpoken(language) && (languages?.includes(language) ?? true);
    return inLanguage(pickLanguage(wanted, isOffered), (language) => chunk<EntryWords>(`strings-${language}`));
  };
  const look = fetchAppearance(config.api);
  const [{ startApp }, words] = await Promise.all([
    chunk<{ readonly startApp: typeof StartApp }>('app'),
    look.then(speak),
  ]);
  const app = startApp({ ...config, chunk, words });
  wear(app.host, await look);
  return app;
}

function isSpoken(language: string): boolean {
  return `strings-${language}` in INTEGRITY;
}

/** Presses in the widget, from before its own file is there: a closed root's events name its host. SESS-23 */
function countPresses(): () => number {
  let count = 0;
  const isOurs = ({ isTrusted, target }: Event) =>
    isTrusted && target instanceof Element && target.localName === 'beside-widget';
  addEventListener('click', (event) => isOurs(event) && (count += 1), true);
  return () => {
    const counted = count;
    count = 0;
    return counted;
  };
}

/** A file beside this one, checked against the hash that was pinned here when both were built. Rejects when it is another one. */
async function fetchChunk<T>(tag: HTMLScriptElement, name: string): Promise<T> {
  const href = new URL(`${name}.js`, tag.src).href;
  const integrity = INTEGRITY[name] ?? '';
  const link = document.createElement('link');
  if (link.relList.supports('modulepreload')) {
    Object.assign(link, { rel: 'modulepreload', crossOrigin: 'anonymous', integrity, nonce: tag.nonce, href });
    const arrived = new Promise((done, fail) => Object.assign(link, { onload: done, onerror: fail }));
    document.head.append(link);
    await arrived.finally(() => link.remove());
  } else await fetch(href, { integrity });
  return import(href) as Promise<T>;
}

function whenReady(task: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', task, { once: true });
  else task();
}
