/** @jest-environment jsdom */
import { accept, generateKeyPair, participantKey, refuse, type Outcome, type SessionView } from '@beside/protocol';
import type { ApiClient } from './consent/api-client';
import type { Pass, PassStore } from './consent/pass';
import { createWidgetSession, type SessionParts } from './session';
import { en } from './strings/en';

const asking: SessionView = {
  ...{ id: 's-1', reference: '123-456-789', companyName: 'Norland', agentName: 'Anna', conversation: 'c-1' },
  ...{ channel: 'chat', now: 1, state: 'asking', origin: 'https://my.norland.test', version: 1, until: 60_001 },
};

/** jsdom draws no dialogs. */
HTMLDialogElement.prototype.showModal = () => {};

/** The end of a customer whose browser has a pass; `answers` is what the server says of its session, one time after the other. */
async function open(...answers: readonly Outcome<SessionView>[]) {
  const pass: Pass = {
    ...{ session: 's-1', participant: 'p-1', credential: 'c' },
    key: await participantKey(await generateKeyPair()),
  };
  const left = [...answers];
  const page = document.body;
  const states: string[] = [];
  const said: string[] = [];
  let kept: Pass | null = pass;
  const api: Partial<ApiClient> = {
    session: async () => left.shift() ?? refuse('session/moved'),
    policy: async () => refuse('policy/unavailable'),
  };
  const passes: Partial<PassStore> = {
    load: async () => kept,
    clear: async () => void (kept = null),
  };
  const session = createWidgetSession({
    ...{ api: api as ApiClient, passes: passes as PassStore, strings: en, fonts: false, mustPick: false },
    shell: {
      ...{ host: page, marks: page, remove: () => {} },
      show: (...parts: readonly HTMLElement[]) => page.replaceChildren(...parts),
      announce: (words: string) => void said.push(words),
    },
    onState: ({ at }: { readonly at: string }) => void states.push(at),
    otherWays: () => ({ resume: async () => {}, add: () => {}, stop: () => {} }),
    closedRoot: () => null,
  } as unknown as SessionParts);
  await session.resume();
  return { session, states, said, pass: () => kept, words: () => page.textContent };
}

test('[SEAL-12] a page whose session went on at another origin lets go of it, says nothing of an end, and offers to begin', async () => {
  const { states, said, pass, words } = await open(refuse('session/moved'));
  expect([states.at(-1), pass(), said]).toEqual(['idle', null, []]);
  expect(words()).toBe(en.launcher);
});

test('[SEAL-12] so does one that was asking and is shown again after the session went on', async () => {
  const { session, states, said, pass, words } = await open(accept(asking), refuse('session/moved'));
  expect([states.at(-1), pass() === null]).toEqual(['asking', false]);
  await session.resume();
  expect([states.at(-1), pass(), said]).toEqual(['idle', null, []]);
  expect(words()).toBe(en.launcher);
});

test('[SESS-5] a server that does not answer takes no session away', async () => {
  const { pass } = await open(refuse('service/unavailable'));
  expect(pass()).not.toBeNull();
});
