import { proveRequest, type ParticipantKey, type SessionView } from '@beside/protocol';
import { newKey } from '../../functions/testing/ends';
import { anna, sofia } from '../../functions/testing/issuer';
import { clientToken, eventHeaders } from '../../functions/testing/relay';
import { BASE } from '../../functions/testing/test-app';
import type { World } from './open-world';

const SITE = 'https://www.norland.test';
const versions = { min: 1, max: 1 };
/** Ends ask again when an answer does not come or says that it was not possible now. */
const MAX_TRIES = 4;

export interface Answer {
  readonly step: string;
  readonly status: number;
  readonly code: string | null;
  readonly body: Record<string, unknown>;
}

interface End {
  readonly participant: string;
  readonly credential: string;
  readonly key: ParticipantKey;
}

export interface Journey {
  readonly session: string;
  readonly pin: string;
  /** The last answer of every step. */
  readonly answers: readonly Answer[];
  /** Whether the session was seen live or paused before the customer had asked for it. */
  readonly wasGranted: boolean;
}

/** A session's whole life, as its two ends and the relay ask for it: each step again until it is answered. */
export async function travel(world: World, conversation: string): Promise<Journey> {
  const answers: Answer[] = [];
  const states: string[] = [];

  /** @param again whether who asks can: the relay says a thing once */
  async function step(name: string, make: () => Promise<Request>, again = true): Promise<Answer> {
    let last: Answer = { step: name, status: 0, code: 'no answer', body: {} };
    for (let tries = 0; tries < (again ? MAX_TRIES : 1); tries += 1) {
      world.pass(1_000);
      const response = await world.ask(await make());
      if (response === 'killed') continue;
      const text = await response.text();
      const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
      last = { step: name, status: response.status, code: (body['code'] as string | undefined) ?? null, body };
      if (response.status !== 503 && last.code !== 'auth/proof-invalid') break;
    }
    answers.push(last);
    const view = (last.body['session'] ?? last.body) as Partial<SessionView>;
    if (view.state) states.push(`${name}:${view.state}`);
    return last;
  }

  const json = (method: string, path: string, headers: HeadersInit, body?: unknown) =>
    new Request(`${BASE}${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  const staff = async (name: string, method: string, path: string, body?: unknown, who = anna) => {
    const headers = await world.issuer.bearer(who);
    return step(name, async () => json(method, path, headers, body));
  };
  const act = (name: string, end: End, method: string, path: string, body?: unknown) =>
    step(name, async () => {
      const claim = { method, url: `${BASE}${path}`, credential: end.credential };
      const dpop = await proveRequest(end.key, claim, world.now());
      return json(method, path, { authorization: `DPoP ${end.credential}`, dpop }, body);
    });
  const relay = (event: string, user: string, connection: string) =>
    step(
      `relay ${event}`,
      async () => json('POST', '/pubsub/events', eventHeaders(event, user, connection), {}),
      false,
    );
  const endOf = ({ body }: Answer, key: ParticipantKey): End => ({
    participant: String(body['participant']),
    credential: String(body['credential']),
    key,
  });
  /** A ticket that was spent, whose answer was lost, is spent: the client asks for another. */
  async function connect(end: End, connection: string): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const socket = await act('socket', end, 'POST', `${path}/socket`, {});
      if (socket.status !== 200) return;
      const admitted = await relay(
        'connect',
        clientToken(String(socket.body['url'])).sub ?? '',
        `${connection}-${tries}`,
      );
      if (admitted.status !== 200) continue;
      await relay('connected', end.participant, `${connection}-${tries}`);
      return;
    }
  }

  const invited = await staff('invite', 'POST', '/invitations', { conversation, channel: 'chat', versions });
  const session = (invited.body['session'] as SessionView | undefined)?.id ?? '';
  const pin = String(invited.body['pin']);
  const path = `/sessions/${session}`;
  await staff('sent', 'POST', `${path}/sent`, {});
  const [deskKey, pageKey] = [await newKey(), await newKey()];
  const desk = endOf(
    await staff('join', 'POST', `${path}/participants`, { key: deskKey.publicJwk, versions }),
    deskKey,
  );
  await connect(desk, 'desk');
  const entry = { pin, company: 'norland', key: pageKey.publicJwk, versions };
  const customer = endOf(
    await step('redeem', async () => json('POST', '/pins/redeem', { origin: SITE }, entry)),
    pageKey,
  );
  await act('read', desk, 'GET', path);
  const wasGranted = states.some((one) => /:(live|paused)$/.test(one));
  await act('allow', customer, 'POST', `${path}/allow`, {});
  await connect(customer, 'page');
  await act('heartbeat', customer, 'POST', `${path}/heartbeat`, { active: true });
  const events = [{ type: 'write-mode', change: 'allowed' }];
  await act('report', customer, 'POST', `${path}/report`, { number: 1, events });
  await act('pause', customer, 'POST', `${path}/pause`, {});
  await act('continue', customer, 'POST', `${path}/continue`, {});
  await relay('disconnected', customer.participant, 'page-0');
  await connect(customer, 'page-again');
  await world.sweep();
  await act('end', customer, 'POST', `${path}/end`, { reason: 'stopped' });
  await staff('audit', 'GET', `/audit/sessions/${session}`, undefined, sofia);
  return { session, pin, answers, wasGranted };
}
