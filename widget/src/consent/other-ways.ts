import type { Shell } from '../overlay/shell';
import type { LaterWords } from '../language-files';
import type * as OfferingFile from '../offering';
import type { Strings } from '../strings/en';
import type { ApiClient, Entry } from './api-client';
import type { PassStore } from './pass';

export interface OtherWaysParts {
  readonly api: ApiClient;
  readonly passes: PassStore;
  readonly shell: Shell;
  readonly strings: Strings;
  readonly company: string;
  /** The chat on the page, as the page says; `null` without one. */
  readonly conversation: () => string | null;
  readonly fetchOffering: () => Promise<readonly [typeof OfferingFile, LaterWords]>;
}

/** What the session does with what comes of it. */
export interface OtherWaysEvents {
  /** A panel stands in place of what the widget shows now. */
  show(panel: HTMLElement): void;
  /** An agent has come: the customer is asked next. */
  enter(entry: Entry): Promise<void>;
  /** Nothing waits any more. */
  close(): void;
}

/** The ways to begin beside the agent's PIN; their file is fetched when the customer may want them. Without it the PIN is the only one. SESS-15 */
export interface OtherWays {
  /** Fetches their file; rejects when it does not come. */
  open(): Promise<OfferingFile.Offering>;
  /** Adds them to the panel for the agent's PIN. */
  add(panel: HTMLElement): void;
  /** Waits on with what was offered before this page was loaded. */
  resume(): Promise<void>;
  stop(): void;
}

export function createOtherWays(parts: OtherWaysParts, events: OtherWaysEvents): OtherWays {
  const { api, passes, shell, strings, company, conversation } = parts;
  let file: Promise<OfferingFile.Offering> | null = null;
  const notNow = () => {};

  function open(): Promise<OfferingFile.Offering> {
    file ??= parts.fetchOffering().then(([{ createOffering }, words]) =>
      createOffering({
        ...{ ...events, api, passes, company, conversation, layer: shell.marks, announce: shell.announce },
        ...{ strings: words.offering, refused: strings.refused },
        wait: (ms) => new Promise((done) => setTimeout(done, ms)),
      }),
    );
    file.catch(() => (file = null)); // a file that did not come is asked for again
    return file;
  }

  return {
    open,
    add: (panel) => void open().then((offering) => offering.ways(panel), notNow),
    resume: async () => {
      const waiting = await passes.loadOffer();
      if (waiting) await open().then((offering) => offering.resume(waiting), notNow);
    },
    stop: () => void file?.then((offering) => offering.stop(), notNow),
  };
}
