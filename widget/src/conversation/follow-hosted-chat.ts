import type { ChatEvents } from './chat-events';

type Context = Readonly<Record<string, unknown>>;
type ContextProvider = () => Context | Promise<Context>;

/** `Microsoft.Omnichannel.LiveChatWidget.SDK`, as Microsoft documents it: there from `lcw:ready` on. */
export interface HostedSdk {
  getContextProvider(): ContextProvider | null | undefined;
  setContextProvider(provider: ContextProvider): void;
  removeContextProvider(): void;
}

/** The window of a page that hosts Microsoft's chat widget. */
export type HostedPage = EventTarget & {
  readonly location: { readonly origin: string };
  readonly Microsoft?: { readonly Omnichannel?: { readonly LiveChatWidget?: { readonly SDK?: HostedSdk } } };
};

/** What the agent sees beside the conversation: the site that can be shared. The page's own value goes before it. */
const SITE_KEY = 'besideSite';

/**
 * Listens to Microsoft's hosted chat widget. Its events carry no text, so no PIN can be read from them; they tell that an agent has come,
 * and that the chat is over. A chat that starts gets the site's origin into its context, beside what the page's own provider gives. SESS-30
 * @returns stops listening, and gives the page its own provider back
 */
export function followHostedChat(page: HostedPage, on: ChatEvents): () => void {
  let theirs: ContextProvider | null = null;
  const sdk = () => page.Microsoft?.Omnichannel?.LiveChatWidget?.SDK;
  const site = { [SITE_KEY]: { value: page.location.origin, isDisplayable: true } };

  const ours: ContextProvider = () => {
    const given = theirs?.() ?? {};
    return given instanceof Promise ? given.then((context) => ({ ...site, ...context })) : { ...site, ...given };
  };

  function provide(): void {
    const known = sdk()?.getContextProvider() ?? null;
    if (known === ours) return;
    theirs = known;
    sdk()?.setContextProvider(ours);
  }

  function received(event: Event): void {
    const tags = tagsOf(event);
    if (tags.includes('agentaccepted')) on.agentHere();
    if (tags.includes('agentendconversation')) on.over('agent');
  }

  const heard: Readonly<Record<string, (event: Event) => void>> = {
    // Whoever else waits for it has set a provider by then.
    'lcw:ready': () => void Promise.resolve().then(() => isHeard && provide()),
    'lcw:startChat': provide,
    'lcw:onMessageReceived': received,
    'lcw:threadUpdate': () => on.over('agent'),
    'lcw:closeChat': () => on.over('customer'),
    'lcw:onClose': () => on.over('customer'),
  };
  let isHeard = true;
  for (const [name, hear] of Object.entries(heard)) page.addEventListener(name, hear);
  provide();
  return () => {
    isHeard = false;
    for (const [name, hear] of Object.entries(heard)) page.removeEventListener(name, hear);
    if (sdk()?.getContextProvider() !== ours) return;
    if (theirs) sdk()?.setContextProvider(theirs);
    else sdk()?.removeContextProvider();
  };
}

/** The tags of a message: in its `channelData`, as is documented, which may itself be the event's detail. */
function tagsOf(event: Event): readonly unknown[] {
  const { detail } = event as CustomEvent<unknown>;
  const { channelData, tags } = readRecord(detail);
  const found = readRecord(channelData)['tags'] ?? tags;
  return Array.isArray(found) ? found : [];
}

function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
