import { fromBase64url, toBase64url } from '@beside/protocol';
import { resumableAfter, type CustomerSeal } from '@beside/protocol/channel';
import { readEntry, type ApiClient } from './consent/api-client';
import type { Pass, PassStore } from './consent/pass';

const COOKIE = 'beside-hop';
/** For how long the next page may take to load. */
const LASTS_S = 120;
/** A ticket is good for five minutes: there is always one that lasts as long as the cookie. */
const TICKET_MS = 150_000;
/** The hop that is being taken is tried so often, should the network be away. */
const TRIES = 4;
const TRY_AGAIN_MS = 2_000;

/** What a page leaves for one of another origin of the same site. SEAL-13 */
interface Left {
  readonly origin: string;
  readonly ticket: string;
  readonly letters: number;
  /** What is left of SEAL-6's budget for a session does not begin anew with an origin. */
  readonly strangers: number;
  readonly hop: string;
  readonly viewers: readonly {
    readonly viewer: string;
    readonly role: 'agent' | 'guest' | 'supervisor';
    readonly keys: readonly string[];
  }[];
}

/** Has ready what the next page needs, should it be of another origin of this site. SEAL-13 */
export interface HopReady {
  /** Keys have changed. */
  renew(): void;
  /** The page goes away: what is ready is left behind for two minutes. */
  leave(): void;
  stop(): void;
}

interface HopParts {
  readonly api: Pick<ApiClient, 'send'>;
  readonly own: Pass;
  readonly seal: Pick<CustomerSeal, 'hop'>;
  /** The number of the last letter that is settled. */
  readonly letters: () => number;
  /** How many strangers' HELLOs pages of this session have answered. SEAL-6 */
  readonly strangers: () => number;
}

export function prepareHop({ api, own, seal, letters, strangers }: HopParts): HopReady {
  let ticket: string | null = null;
  let keys: Pick<Left, 'hop' | 'viewers'> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function fetchTicket(): Promise<void> {
    clearTimeout(timer);
    const answer = await api.send('POST', `/sessions/${encodeURIComponent(own.session)}/hop`, {}, own);
    const given = answer.ok ? (answer.value as { ticket?: unknown }).ticket : undefined;
    if (typeof given === 'string') ticket = given;
    // `null`: the company has no other page at this site, and never will while this page stands.
    if (!stopped && given !== null) timer = setTimeout(() => void fetchTicket(), TICKET_MS);
  }

  async function renew(): Promise<void> {
    const { hop, viewers } = await seal.hop();
    keys = {
      hop: toBase64url(hop),
      viewers: viewers.map((one) => ({ ...one, keys: one.keys.map(toBase64url) })),
    };
    if (viewers.length > 0 && !timer && !stopped) await fetchTicket();
  }

  return {
    renew: () => void renew(),
    leave: () => {
      if (!ticket || !keys || keys.viewers.length === 0) return;
      const left: Left = { ...keys, ticket, letters: letters(), strangers: strangers(), origin: location.origin };
      write(JSON.stringify(left), LASTS_S);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/**
 * Goes on where a page of another origin of this site has left off: this browser becomes the session's customer here. What was left is
 * gone from then on, whether it was of any use or not. SEAL-13
 */
export async function takeHop({ api, passes }: { api: Pick<ApiClient, 'send'>; passes: PassStore }): Promise<void> {
  const left = readLeft(new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(document.cookie)?.[1] ?? '');
  write('', 0);
  const hop = left && fromBase64url(left.hop);
  if (!left || !hop || left.origin === location.origin) return;
  const key = await passes.newKey();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await api.send('POST', '/hops', { ticket: left.ticket, key: key.publicJwk });
    const entry = answer.ok ? readEntry(answer.value, key) : answer;
    if (entry.ok) {
      const viewers = left.viewers.map((one) => ({
        ...one,
        keys: one.keys.flatMap((text) => fromBase64url(text) ?? []),
      }));
      await passes.save(entry.value.pass);
      const resumable = await resumableAfter({ hop, viewers });
      await passes.keep({ resumable, strangers: left.strangers, letters: left.letters, hop });
      return;
    }
    if (entry.code !== 'service/unavailable' && entry.code !== 'store/conflict') return;
    await new Promise((again) => setTimeout(again, TRY_AGAIN_MS));
  }
}

/** On every domain above this page's that takes it: a browser refuses those that belong to everybody, and the widest of the rest is the site. */
function write(value: string, seconds: number): void {
  const labels = location.hostname.split('.');
  for (let from = labels.length - 2; from >= 0; from -= 1) {
    const domain = labels.slice(from).join('.');
    const kept = encodeURIComponent(value);
    document.cookie = `${COOKIE}=${kept}; Domain=${domain}; Path=/; Max-Age=${seconds}; Secure; SameSite=Strict`;
    if (kept && document.cookie.includes(`${COOKIE}=${kept}`)) return;
  }
}

/** `null` for what no page of ours has left. */
function readLeft(text: string): Left | null {
  try {
    const left = JSON.parse(decodeURIComponent(text)) as Partial<Left> | null;
    const isText = (value: unknown) => typeof value === 'string';
    const isViewer = (one: Partial<Left['viewers'][number]>) =>
      isText(one.viewer) && isText(one.role) && Array.isArray(one.keys) && one.keys.every(isText);
    const isLeft =
      [left?.origin, left?.ticket, left?.hop].every(isText) &&
      [left?.letters, left?.strangers].every((count) => Number.isSafeInteger(count) && Number(count) >= 0) &&
      Array.isArray(left?.viewers) &&
      left.viewers.every(isViewer);
    return isLeft ? (left as Left) : null;
  } catch {
    return null;
  }
}
