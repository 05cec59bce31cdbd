import {
  generateKeyPair,
  participantKey,
  proveRequest,
  type OfferKind,
  type ParticipantKey,
  type SessionView,
} from '@beside/protocol';
import { anna, type Person } from './issuer';
import { BASE, type TestApp } from './test-app';

export const versions = { min: 1, max: 1 };
export const SITE = 'https://www.norland.test';

/** What the API says when somebody has become a participant. */
export interface Joined {
  readonly participant: string;
  readonly credential: string;
  readonly session: SessionView;
}

/** One end of a session: its key, its credential and its signed requests. */
export interface End extends Joined {
  readonly key: ParticipantKey;
  prove(method: string, path: string): Promise<Record<string, string>>;
  post(step: string, body?: unknown): Promise<Response>;
  read(): Promise<Response>;
}

export const newKey = async (): Promise<ParticipantKey> => participantKey(await generateKeyPair());

export function createEnd(app: TestApp, key: ParticipantKey, joined: Joined): End {
  const path = `/sessions/${joined.session.id}`;
  const prove = async (method: string, to: string) => ({
    authorization: `DPoP ${joined.credential}`,
    dpop: await proveRequest(key, { method, url: `${BASE}${to}`, credential: joined.credential }, app.now()),
  });
  return {
    ...joined,
    key,
    prove,
    post: async (step, body = {}) =>
      app.call('POST', `${path}/${step}`, { headers: await prove('POST', `${path}/${step}`), body }),
    read: async () => app.call('GET', path, { headers: await prove('GET', path) }),
  };
}

/** @param more of the body, beyond what every invitation has */
export async function invite(app: TestApp, conversation = 'c-1', agent: Person = anna, more: object = {}) {
  const headers = await app.issuer.bearer(agent);
  const response = await app.call('POST', '/invitations', {
    headers,
    body: { conversation, channel: 'chat', versions, ...more },
  });
  if (response.status !== 201) throw new Error(`invite: ${response.status} ${await response.text()}`);
  return (await response.json()) as { session: SessionView; pin: string };
}

/** @param more of the body, beyond what every page says */
export function redeem(
  app: TestApp,
  pin: string,
  key: ParticipantKey,
  origin = SITE,
  company = 'norland',
  more: object = {},
) {
  const body = { pin, company, key: key.publicJwk, versions, ...more };
  return app.call('POST', '/pins/redeem', { headers: { origin }, body });
}

/** A customer who waits for an agent. */
export interface Waiting {
  readonly id: string;
  readonly pin?: string;
  readonly key: ParticipantKey;
  ask(): Promise<Response>;
  withdraw(): Promise<Response>;
}

export function offer(app: TestApp, kind: OfferKind, key: ParticipantKey, conversation?: string, origin = SITE) {
  const company = origin === SITE ? 'norland' : 'meridian';
  const body = { kind, company, key: key.publicJwk, versions, ...(conversation && { conversation }) };
  return app.call('POST', '/offers', { headers: { origin }, body });
}

export async function wait(app: TestApp, kind: OfferKind, conversation?: string, origin = SITE): Promise<Waiting> {
  const key = await newKey();
  const response = await offer(app, kind, key, conversation, origin);
  if (response.status !== 201) throw new Error(`offer: ${response.status} ${await response.text()}`);
  const { id, pin, credential } = (await response.json()) as { id: string; pin?: string; credential: string };
  const send = async (method: 'GET' | 'POST', path: string) => {
    const dpop = await proveRequest(key, { method, url: `${BASE}${path}`, credential }, app.now());
    return app.call(method, path, { headers: { authorization: `DPoP ${credential}`, dpop, origin } });
  };
  return {
    ...{ id, key, ...(pin && { pin }) },
    ask: () => send('GET', `/offers/${id}`),
    withdraw: () => send('POST', `/offers/${id}/withdraw`),
  };
}

/** An agent types the PIN that a customer reads out. */
export async function takePin(app: TestApp, pin: string, agent: Person = anna, conversation = 'c-1') {
  const body = { pin, conversation, channel: 'voice', versions };
  return app.call('POST', '/pins/take', { headers: await app.issuer.bearer(agent), body });
}

export async function takeRequest(app: TestApp, id: string, agent: Person = anna, conversation = 'c-1') {
  const body = { conversation, channel: 'chat', versions };
  return app.call('POST', `/requests/${id}/take`, { headers: await app.issuer.bearer(agent), body });
}

export async function joinDesk(app: TestApp, id: string, agent: Person = anna): Promise<End> {
  const key = await newKey();
  const headers = await app.issuer.bearer(agent);
  const response = await app.call('POST', `/sessions/${id}/participants`, {
    headers,
    body: { key: key.publicJwk, versions },
  });
  if (response.status !== 201) throw new Error(`join: ${response.status} ${await response.text()}`);
  return createEnd(app, key, (await response.json()) as Joined);
}

export async function enter(app: TestApp, pin: string): Promise<End> {
  const key = await newKey();
  const response = await redeem(app, pin, key);
  if (response.status !== 200) throw new Error(`redeem: ${response.status} ${await response.text()}`);
  return createEnd(app, key, (await response.json()) as Joined);
}

/** A session with both ends in it, in the state asked for. */
export async function bothEnds(app: TestApp, state: 'asking' | 'live', conversation = 'c-1') {
  const { session, pin } = await invite(app, conversation);
  const desk = await joinDesk(app, session.id);
  const customer = await enter(app, pin);
  if (state === 'live') await customer.post('allow');
  return { id: session.id, desk, customer };
}

/** `[status, code]` of a refusal. */
export async function refusal(response: Response): Promise<[number, string]> {
  const body = (await response.json()) as { code: string };
  return [response.status, body.code];
}
