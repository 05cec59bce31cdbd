import {
  decodeSessionView,
  isRefusalCode,
  proveRequest,
  refuse,
  WIRE_VERSIONS,
  type EndReason,
  type Outcome,
  type ReceiptFile,
  type SessionView,
} from '@beside/protocol';
import type { Report, Told } from '../control/hands-report';
import type { AddClaims } from './page-claims';
import type { Pass } from './pass';

/** A socket that connects once, and the group each way. */
export interface SocketPermit {
  readonly url: string;
  readonly send: string;
  readonly receive: string;
}

/** The API as the customer's page uses it; see functions/API.md. Everything that comes back is decoded here. */
/** What a caller proves to be: a credential and the key it is bound to. */
export type Holder = Pick<Pass, 'credential' | 'key'>;

export interface ApiClient {
  /** One request, as it is: for the parts that come in files of their own. */
  send(method: 'GET' | 'POST', path: string, body?: unknown, holder?: Holder): Promise<Outcome<unknown>>;
  redeem(pin: string, key: Pass['key']): Promise<Outcome<Entry>>;
  policy(): Promise<Outcome<unknown>>;
  session(pass: Pass): Promise<Outcome<SessionView>>;
  say(pass: Pass, what: 'allow' | 'refuse' | 'pause' | 'continue'): Promise<Outcome<SessionView>>;
  /** Nothing goes on before new words are compared. SEAL-11 */
  pauseForWords(pass: Pass): Promise<Outcome<SessionView>>;
  end(pass: Pass, reason: EndReason): Promise<Outcome<SessionView>>;
  heartbeat(pass: Pass, active: boolean): Promise<Outcome<SessionView>>;
  /** What only this browser knows, for the audit; `later` when nobody has heard it. AUDIT-6 */
  report(pass: Pass, report: Report): Promise<Told>;
  /** Of an ended session, signed; handed to the customer as it is. AUDIT-16 */
  receipt(pass: Pass): Promise<Outcome<ReceiptFile>>;
  socket(pass: Pass): Promise<Outcome<SocketPermit>>;
}

/** What makes this browser the customer of a session, as the API answers it. */
export interface Entry {
  readonly pass: Pass;
  readonly session: SessionView;
}

export function readEntry(value: unknown, key: Pass['key']): Outcome<Entry> {
  const { participant, credential, session } = value as Record<string, unknown>;
  const decoded = decodeSessionView(session);
  if (!decoded.ok || typeof participant !== 'string' || typeof credential !== 'string') return refuse('wire/malformed');
  const pass = { session: decoded.value.id, participant, credential, key };
  return { ok: true, value: { pass, session: decoded.value } };
}

/** @param addClaims when it rejects, nothing is asked of the server: the words are those for a service that is away */
export function createApiClient(base: string, addClaims: AddClaims, now: () => number): ApiClient {
  /** @param body may be on its way */
  async function call(method: 'GET' | 'POST', path: string, body?: unknown, pass?: Holder): Promise<Outcome<unknown>> {
    const url = `${base}${path}`;
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (pass) {
      headers['authorization'] = `DPoP ${pass.credential}`;
      headers['dpop'] = await proveRequest(pass.key, { method, url, credential: pass.credential }, now());
    }
    try {
      const response = await fetch(url, {
        method,
        headers,
        body: JSON.stringify(await body), // of no body: none
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        keepalive: /\/(end|pause|report)$/.test(path), // said, even when the page goes away
      });
      const answer: unknown = await response.json();
      if (response.ok) return { ok: true, value: answer };
      const code = (answer as { readonly code?: unknown } | null)?.code;
      if (isRefusalCode(code)) return refuse(code);
    } catch {
      // no network, or no JSON: the words are the same
    }
    return refuse('service/unavailable');
  }

  async function view(answer: Promise<Outcome<unknown>>): Promise<Outcome<SessionView>> {
    const outcome = await answer;
    return outcome.ok ? decodeSessionView(outcome.value) : outcome;
  }

  const of = (pass: Pass, verb = '') => `/sessions/${encodeURIComponent(pass.session)}${verb}`;

  return {
    send: call,
    redeem: async (pin, key) => {
      const outcome = await call(
        'POST',
        '/pins/redeem',
        addClaims({ pin, key: key.publicJwk, versions: WIRE_VERSIONS }),
      );
      if (!outcome.ok) return outcome;
      return readEntry(outcome.value, key);
    },
    policy: () => call('GET', '/policy'),
    session: (pass) => view(call('GET', of(pass), undefined, pass)),
    say: (pass, what) => view(call('POST', of(pass, `/${what}`), {}, pass)),
    pauseForWords: (pass) => view(call('POST', of(pass, '/pause'), { why: 'words' }, pass)),
    end: (pass, reason) => view(call('POST', of(pass, '/end'), { reason }, pass)),
    heartbeat: (pass, active) => view(call('POST', of(pass, '/heartbeat'), { active }, pass)),
    report: async (pass, report) => {
      const outcome = await call('POST', of(pass, '/report'), report, pass);
      const isLater = !outcome.ok && (outcome.code === 'service/unavailable' || outcome.code === 'store/conflict');
      return isLater ? 'later' : 'settled';
    },
    receipt: (pass) => call('GET', of(pass, '/receipt'), undefined, pass) as Promise<Outcome<ReceiptFile>>,
    socket: async (pass) => {
      const outcome = await call('POST', of(pass, '/socket'), {}, pass);
      if (!outcome.ok) return outcome;
      const { url, send, receive } = outcome.value as Record<string, unknown>;
      if (typeof url !== 'string' || typeof send !== 'string' || typeof receive !== 'string')
        return refuse('wire/malformed');
      return { ok: true, value: { url, send, receive } };
    },
  };
}
