import type { startApp as StartApp, WidgetConfig } from './app';
import { fetchAppearance, wear, type Appearance } from './appearance';
import { seeClosedRoots } from './closed-roots';
import type { ChatSdk } from './conversation/chat-sdk';
import type * as ConversationFile from './conversation';
import type { Conversation } from './conversation/conversation';
import { addClaims, type AskCustomer } from './consent/page-claims';
import { inLanguage } from './in-language';
import type { EntryWords, LaterWords } from './language-files';
import { pickLanguage } from './pick-language';
import type { WidgetState } from './state';

/**
 * The one script tag. Small and synchronous, so that it stands before the page's own code:
 * `<script src="…/beside.js" data-company="…" data-api="…"></script>`
 */
interface Beside {
  /**
   * Starts the widget; the tag does so by itself unless it says `data-start="manual"`. `customer` is asked whenever a PIN is entered, from
   * then on, also when the widget had started before. `chat`: the page's own `OmnichannelChatSDK`, once its chat has started, and again for
   * every further one; `null` when the customer has left it. SESS-28 SESS-29
   */
  start(given?: { readonly customer?: AskCustomer; readonly chat?: ChatSdk | null }): Promise<void>;
  /** Removes the widget from this page. A live session goes on when the page is loaded again. */
  stop(): void;
  /** Opens the entry for a PIN, for a button of the site's own. */
  open(): void;
  /**
   * Opens the dialog for a customer who calls, as a press on an element with `data-beside-call` does.
   * @param phone to call, as people write it; otherwise the company's own
   */
  call(phone?: string): void;
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
  let app: ReturnType<typeof load> | null = null;
  let talk: Promise<Conversation | null> | null = null;
  let doing: WidgetState = { at: 'idle' };
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
          doing = next;
          state = next.at;
          void talk?.then((conversation) => conversation?.follow(next));
          dispatchEvent(new CustomEvent('beside:state', { detail: state }));
        },
      });
      await app.catch(() => {
        state = 'unavailable'; // not to be reached, or not the file that was built with this one
      });
      const chat = given?.chat;
      if (chat !== undefined) (await converse())?.chat(chat);
      else if (tag.dataset['chat'] === 'hosted') await converse();
    },
    stop: () => {
      void talk?.then((conversation) => conversation?.stop());
      void app?.then((running) => running.stop()).catch(() => undefined);
      app = talk = null;
    },
    open: () => void beside.start().then(async () => state === 'unavailable' || (await app)?.session.open()),
    call: (phone) => void call(phone),
    get state() {
      return state;
    },
  };
  /** Its file is fetched for a page that has a chat, or for a caller; `null` when it does not come. */
  const converse = () =>
    (talk ??= app?.then((running) => running.converse(tag, doing)).catch(() => (talk = null)) ?? null);
  const call = async (phone: string | undefined, opener: HTMLElement | null = null) => {
    const link = opener?.closest('a')?.href;
    const number = phone || /^tel:(.+)/.exec(link ?? '')?.[1] || tag.dataset['phone'] || null;
    const isShown = await beside
      .start()
      .then(async () => (await converse())?.call(number && decodeURI(number), opener).then(() => true))
      .catch(() => false);
    const way = number ? `tel:${number}` : link;
    if (!isShown && way) location.assign(way); // without Beside's files the call is made all the same
  };
  addEventListener('click', (event) => {
    const opener = event.target instanceof Element && event.target.closest<HTMLElement>('[data-beside-call]');
    if (!opener || !/^(idle|entering|ended)$/.test(state)) return; // what the page does with it goes on
    event.preventDefault();
    void call(opener.dataset['besideCall'], opener);
  });
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
  wear(app.shell.host, await look);
  const converse = async (page: HTMLElement, state: WidgetState) => {
    const later = inLanguage(words.language, (language) => chunk<LaterWords>(`later-${language}`));
    const [{ openConversation }, { conversation }] = await Promise.all([
      chunk<typeof ConversationFile>('conversation'),
      later,
    ]);
    return openConversation({ ...app, tag: page, strings: conversation, state });
  };
  return { ...app, converse };
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
