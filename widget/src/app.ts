import { createApiClient } from './consent/api-client';
import { createOtherWays } from './consent/other-ways';
import type { AddClaims } from './consent/page-claims';
import { createPassStore } from './consent/pass';
import { inLanguage } from './in-language';
import type { EntryWords, LaterWords, SpokenList } from './language-files';
import { createShell, type Shell } from './overlay/shell';
import { createWidgetSession } from './session';
import type { WidgetState } from './state';
import type * as OfferingFile from './offering';
import type * as TogetherFile from './together';
import type { WidgetSession } from './widget-session';

export interface WidgetConfig {
  readonly company: string;
  /** The API's base, without a slash at the end. */
  readonly api: string;
  /** Fetches a file of the widget by name; rejects when it is not the one that was built with this. */
  readonly chunk: <T>(name: string) => Promise<T>;
  readonly words: EntryWords;
  /** `data-conversation` on the tag: the chat that goes on in this page, read when it is needed. SESS-16 */
  readonly conversation: () => string | null;
  /** Adds what the page says of itself when a PIN is entered. PIN-9 PIN-10 */
  readonly addClaims: AddClaims;
  /** `data-fonts` on the tag: the page's policy lets Beside fetch the page's fonts. */
  readonly fonts: boolean;
  /** `data-pick-words` on the tag: the right words have to be found, whatever the server says. SEAL-6 */
  readonly mustPick: boolean;
  readonly onState: (state: WidgetState) => void;
  /** A closed shadow root that the loader saw being made. */
  readonly closedRoot: (host: Element) => ShadowRoot | null;
  /** The customer's presses in the widget since this was last asked. */
  readonly presses: () => number;
}

/** Starts the widget in this page; returns its stop. */
export function startApp({
  company,
  api,
  chunk,
  words,
  conversation,
  addClaims,
  fonts,
  mustPick,
  onState,
  closedRoot,
  presses,
}: WidgetConfig): {
  readonly session: WidgetSession;
  readonly shell: Shell;
  stop(): void;
} {
  const later = () => inLanguage(words.language, (language) => chunk<LaterWords>(`later-${language}`));
  const shell = createShell(document, words);
  const { strings } = words;
  const base = {
    api: createApiClient(api, addClaims, () => Date.now()),
    passes: createPassStore(company),
    shell,
    strings,
  };
  const fetchOffering = () => Promise.all([chunk<typeof OfferingFile>('offering'), later()]);
  const session = createWidgetSession({
    ...base,
    otherWays: (events) => createOtherWays({ ...base, company, conversation, fetchOffering }, events),
    closedRoot,
    fetchChannel: () => chunk('channel'),
    fetchSpoken: () => inLanguage(words.language, (language) => chunk<SpokenList>(`spoken-${language}`)),
    later,
    files: {
      fetchTogether: () => Promise.all([chunk<typeof TogetherFile>('together'), later()]),
      fetchHands: () => chunk('hands'),
      fetchPreview: () => chunk('preview'),
      presses,
    },
    fonts,
    mustPick,
    onState,
  });
  const onHide = () => session.close();
  const onShow = (event: PageTransitionEvent) => event.persisted && void session.resume();
  const onVisible = () => document.visibilityState === 'visible' && session.lookedAt();
  addEventListener('pagehide', onHide);
  addEventListener('pageshow', onShow);
  document.addEventListener('visibilitychange', onVisible);
  void session.resume();
  return {
    session,
    shell,
    stop: () => {
      removeEventListener('pagehide', onHide);
      removeEventListener('pageshow', onShow);
      document.removeEventListener('visibilitychange', onVisible);
      session.close();
      shell.remove();
    },
  };
}
