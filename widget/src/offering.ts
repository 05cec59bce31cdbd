import {
  decodeOfferView,
  OFFER_POLL_MS,
  WIRE_VERSIONS,
  type OfferKind,
  type OfferView,
  type Outcome,
  type RefusalCode,
} from '@beside/protocol';
import { readEntry, type ApiClient, type Entry } from './consent/api-client';
import type { Offer, PassStore } from './consent/pass';
import { overPanel, pinToRead, queueBar, waysToBegin, type Contact } from './consent/offer-panels';
import { OFFERING_STYLES } from './overlay/offering-styles';
import { wear } from './overlay/wear';
import type { Strings } from './strings/en';
import type { OfferingStrings } from './strings/offering-en';

export interface OfferingParts {
  readonly api: Pick<ApiClient, 'send' | 'policy'>;
  readonly company: string;
  readonly passes: PassStore;
  readonly strings: OfferingStrings;
  readonly refused: Strings['refused'];
  /** In the widget's own shadow root. */
  readonly layer: HTMLElement;
  /** The chat on this page, as the page says; `null` without one. */
  readonly conversation: () => string | null;
  /** Stands in place of what the widget shows now. */
  readonly show: (panel: HTMLElement) => void;
  readonly announce: (words: string) => void;
  /** An agent has come: the customer is asked next. */
  readonly enter: (entry: Entry) => Promise<void>;
  readonly wait: (ms: number) => Promise<void>;
  /** Nothing waits any more. */
  readonly close: () => void;
}

export interface Offering {
  /** Adds to the panel for the agent's PIN what else the company offers, and takes away what it does not. SESS-17 */
  ways(panel: HTMLElement): Promise<void>;
  /** What may be added to every panel for the agent's PIN, also to the one that is open. */
  besides(add: (panel: HTMLElement) => void): void;
  company(): Promise<Company>;
  /** Offers at once. @param note stands above the PIN to read out */
  offer(kind: OfferKind, note?: HTMLElement | null): Promise<void>;
  readonly show: OfferingParts['show'];
  readonly close: OfferingParts['close'];
  /** Waits on with what was offered before this page was loaded. SESS-15 */
  resume(offer: Offer): Promise<void>;
  stop(): void;
}

export interface Company {
  readonly starts: { readonly agentPin: boolean; readonly customerPin: boolean; readonly request: boolean };
  readonly phone: string | null;
}

/** The customer offers to share before any agent is known: a PIN to read out, or a request. A file of its own. SESS-15 SESS-16 */
export function createOffering(parts: OfferingParts): Offering {
  const { api, passes, strings } = parts;
  let company: Promise<Company> | null = null;
  let turn = 0;
  let note: HTMLElement | null = null;
  let entry: HTMLElement | null = null;
  const additions = new Set<(panel: HTMLElement) => void>();
  wear(parts.layer, OFFERING_STYLES);

  const known = () => (company ??= api.policy().then(readCompany));

  async function offer(kind: OfferKind, above: HTMLElement | null = null): Promise<void> {
    note = above;
    const mine = ++turn;
    const key = await passes.newKey();
    const conversation = parts.conversation();
    const made = await api.send('POST', '/offers', {
      ...{ kind, company: parts.company, key: key.publicJwk, versions: WIRE_VERSIONS },
      ...(conversation && kind === 'request' ? { conversation } : {}),
    });
    if (mine !== turn) return;
    const read = made.ok ? readMade(made.value) : null;
    if (!read) return over(kind, made.ok ? 'service/unavailable' : (made as { code: RefusalCode }).code);
    const { id, credential, pin, view } = read;
    const own = { id, credential, pin, key };
    await passes.saveOffer(own);
    await follow(own, view, mine);
  }

  async function follow(own: Offer, view: OfferView, mine: number): Promise<void> {
    if (view.state !== 'waiting') return;
    await draw(own, view.until - view.now);
    parts.announce(own.pin ? strings.waitingPin : strings.waiting);
    let minutes = minutesOf(view);
    while (mine === turn) {
      await parts.wait(OFFER_POLL_MS);
      if (mine !== turn) return;
      const asked = await api.send('GET', `/offers/${own.id}`, undefined, own);
      if (mine !== turn) return;
      const entry = await hear(own, asked);
      if (entry === 'over') return over(own.pin ? 'pin' : 'request', null);
      if (typeof entry !== 'number') return entry && parts.enter(entry);
      if (own.pin !== null && entry >= 0 && entry !== minutes) await draw(own, (minutes = entry) * MINUTE_MS);
    }
  }

  /** What an answer means: minutes that are left, -1 without an answer, an agent, or the end. */
  async function hear(own: Offer, asked: Outcome<unknown>): Promise<number | Entry | 'over'> {
    if (!asked.ok && (asked.code === 'service/unavailable' || asked.code === 'store/conflict')) return -1;
    const view = asked.ok ? decodeOfferView((asked.value as { offer?: unknown }).offer) : asked;
    if (view.ok && view.value.state === 'waiting') return minutesOf(view.value);
    await passes.saveOffer(null);
    const entry = asked.ok && view.ok && view.value.state === 'taken' ? readEntry(asked.value, own.key) : null;
    return entry?.ok ? entry.value : 'over';
  }

  async function draw(own: Offer, leftMs: number): Promise<void> {
    const { phone } = await known();
    const cancel = () => void withdraw(own);
    const contact: Contact = parts.conversation() ? { by: 'chat' } : phone ? { by: 'phone', phone } : { by: 'page' };
    parts.show(
      own.pin === null
        ? queueBar(strings, contact, cancel)
        : pinToRead(strings, own.pin, Math.round(leftMs / MINUTE_MS), cancel, note),
    );
  }

  async function withdraw(own: Offer): Promise<void> {
    turn += 1;
    parts.close();
    await passes.saveOffer(null);
    await api.send('POST', `/offers/${own.id}/withdraw`, {}, own);
  }

  function over(kind: OfferKind, code: RefusalCode | null): void {
    const { refused } = parts;
    const why = code === 'request/too-many' ? strings.tooMany : code ? refused.other : strings.overLead;
    const again = () => void offer(kind, note);
    parts.show(
      overPanel(strings, kind, why, { again: code === 'request/too-many' ? null : again, close: parts.close }),
    );
    parts.announce(why);
  }

  return {
    besides: (add) => {
      additions.add(add);
      if (entry?.isConnected) add(entry);
    },
    company: known,
    offer,
    show: parts.show,
    close: parts.close,
    ways: async (panel) => {
      entry = panel;
      for (const add of additions) add(panel);
      const { starts } = await known();
      if (!panel.isConnected) return;
      const ways = waysToBegin(strings, starts, (kind) => void offer(kind));
      if (ways) panel.append(ways);
      if (!starts.agentPin)
        for (const part of panel.querySelectorAll<HTMLElement>('form, #pin-lead, .or')) part.hidden = true;
    },
    resume: async (own) => {
      const mine = ++turn;
      const entry = await hear(own, await api.send('GET', `/offers/${own.id}`, undefined, own));
      if (mine !== turn || entry === 'over') return;
      if (typeof entry !== 'number') return parts.enter(entry);
      const left = Math.max(entry, 0) * MINUTE_MS;
      await follow(own, { state: 'waiting', until: left, now: 0 }, mine);
    },
    stop: () => void (turn += 1),
  };
}

const MINUTE_MS = 60_000;

function minutesOf({ until, now }: Extract<OfferView, { state: 'waiting' }>): number {
  return Math.max(0, Math.round((until - now) / MINUTE_MS));
}

function readMade(value: unknown): { id: string; credential: string; pin: string | null; view: OfferView } | null {
  const { id, credential, pin = null, offer } = value as Readonly<Record<string, unknown>>;
  const view = decodeOfferView(offer);
  if (!view.ok || typeof id !== 'string' || typeof credential !== 'string') return null;
  return pin === null || (typeof pin === 'string' && /^\d{6,12}$/.test(pin))
    ? { id, credential, pin, view: view.value }
    : null;
}

/** What the company offers; the agent's PIN alone where that cannot be known. */
function readCompany(answer: Outcome<unknown>): Company {
  const policy = answer.ok
    ? (answer.value as { company?: { starts?: Partial<Company['starts']>; phone?: unknown } })
    : {};
  const { starts, phone } = policy.company ?? {};
  return {
    starts: {
      agentPin: starts?.agentPin !== false,
      customerPin: starts?.customerPin === true,
      request: starts?.request === true,
    },
    phone: typeof phone === 'string' ? phone : null,
  };
}
