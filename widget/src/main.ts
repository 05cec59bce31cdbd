import type { startApp as StartApp, WidgetConfig } from './app';

/**
 * The one script tag. Small and synchronous, so that it stands before the page's own code:
 * `<script src="…/beside.js" data-company="…" data-api="…"></script>`
 */
interface Beside {
  /** Starts the widget; the tag does so by itself unless it says `data-start="manual"`. */
  start(): Promise<void>;
  /** Removes the widget from this page. A live session goes on when the page is loaded again. */
  stop(): void;
  /** Opens the entry for a PIN, for a button of the site's own. */
  open(): void;
  /** `idle`, `entering`, `asking`, `live`, `elsewhere`, `paused`, `ended`, or `unavailable` outside a secure context. */
  readonly state: string;
}

declare global {
  interface Window {
    Beside?: Beside;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
if (script && !window.Beside) window.Beside = create(script);

function create(tag: HTMLScriptElement): Beside {
  const { company = '', api = '', start } = tag.dataset;
  let app: Promise<{ session: { open(): void }; stop(): void }> | null = null;
  let state = isSecureContext && company !== '' && api !== '' ? 'idle' : 'unavailable';

  const beside: Beside = {
    start: async () => {
      if (state === 'unavailable') return;
      app ??= load(tag, {
        company,
        api: api.replace(/\/+$/, ''),
        onState: (next) => {
          state = next;
          dispatchEvent(new CustomEvent('beside:state', { detail: next }));
        },
      });
      await app;
    },
    stop: () => {
      void app?.then((running) => running.stop());
      app = null;
    },
    open: () => void beside.start().then(() => app?.then((running) => running.session.open())),
    get state() {
      return state;
    },
  };
  if (start !== 'manual') whenReady(() => void beside.start());
  return beside;
}

async function load(tag: HTMLScriptElement, config: WidgetConfig) {
  const { startApp } = (await import(/* the chunk beside this file */ new URL('app.js', tag.src).href)) as {
    readonly startApp: typeof StartApp;
  };
  return startApp(config);
}

function whenReady(task: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', task, { once: true });
  else task();
}
