import { proveRequest, type ParticipantKey, type SessionView } from '@beside/protocol';
import { anna } from '../../functions/testing/issuer';
import { clientToken, eventHeaders } from '../../functions/testing/relay';
import { BASE } from '../../functions/testing/test-app';
import type { World } from './open-world';

/** Ends ask again when an answer does not come or says that it was not possible now. */
const MAX_TRIES = 4;
/** Each further try waits twice as long. */
const FIRST_WAIT_MS = 1_000;

export interface Answer {
  readonly step: string;
  readonly status: number;
  readonly code: string | null;
  readonly body: Record<string, unknown>;
}

/** Who holds a credential: a participant, or a customer who waits. */
export interface End {
  readonly participant: string;
  readonly credential: string;
  readonly key: ParticipantKey;
}

/** Asks the API as ends and the relay do: each step again until it is answered. */
export function createTraveller(world: World) {
  const answers: Answer[] = [];
  const states: string[] = [];

  /** @param again whether who asks can: the relay says a thing once */
  async function step(name: string, make: () => Promise<Request>, again = true): Promise<Answer> {
    let last: Answer = { step: name, status: 0, code: 'no answer', body: {} };
    for (let tries = 0; tries < (again ? MAX_TRIES : 1); tries += 1) {
      world.pass(FIRST_WAIT_MS * 2 ** tries);
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

  async function staff(name: string, method: string, path: string, body?: unknown, who = anna): Promise<Answer> {
    const headers = await world.issuer.bearer(who);
    return step(name, async () => json(method, path, headers, body));
  }

  /** @param origin of the page that asks, where that counts */
  function act(name: string, end: End, method: string, path: string, body?: unknown, origin?: string): Promise<Answer> {
    return step(name, async () => {
      const claim = { method, url: `${BASE}${path}`, credential: end.credential };
      const dpop = await proveRequest(end.key, claim, world.now());
      return json(method, path, { authorization: `DPoP ${end.credential}`, dpop, ...(origin && { origin }) }, body);
    });
  }

  function relay(event: string, user: string, connection: string): Promise<Answer> {
    const make = async () => json('POST', '/pubsub/events', eventHeaders(event, user, connection), {});
    return step(`relay ${event}`, make, false);
  }

  return {
    /** The last answer of every step. */
    answers,
    /** What sessions were seen as, each with the step. */
    states,
    staff,
    act,
    relay,
    page: (name: string, path: string, origin: string, body: unknown) =>
      step(name, async () => json('POST', path, { origin }, body)),
    endOf: ({ body }: Answer, key: ParticipantKey): End => ({
      participant: String(body['participant']),
      credential: String(body['credential']),
      key,
    }),
    /** A ticket that was spent, whose answer was lost, is spent: the client asks for another. */
    async connect(path: string, end: End, connection: string): Promise<void> {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const socket = await act('socket', end, 'POST', `${path}/socket`, {});
        if (socket.status !== 200) return;
        const user = clientToken(String(socket.body['url'])).sub ?? '';
        const admitted = await relay('connect', user, `${connection}-${tries}`);
        if (admitted.status !== 200) continue;
        await relay('connected', end.participant, `${connection}-${tries}`);
        return;
      }
    },
  };
}

export type Traveller = ReturnType<typeof createTraveller>;

/** Whether a session was seen live or paused. */
export function wasLive({ states }: Traveller): boolean {
  return states.some((one) => /:(live|paused)$/.test(one));
}
