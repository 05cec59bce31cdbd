/** @jest-environment jsdom */
import { OFFER_POLL_MS, refuse, type Outcome, type SessionView } from '@beside/protocol';
import type { Entry } from './consent/api-client';
import type { Offer } from './consent/pass';
import { createOffering, type OfferingParts } from './offering';
import { en } from './strings/en';
import { offeringEn as strings } from './strings/offering-en';

/** jsdom reads no constructed sheets; how it looks is for the scenes. */
beforeAll(() => {
  CSSStyleSheet.prototype.replaceSync = () => {};
});

const NOW = 1_700_000_000_000;
const MINUTE = 60_000;
const key = { publicJwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } } as unknown as Offer['key'];
const session: SessionView = {
  ...{ id: 's-1', reference: '123-456-789', companyName: 'Norland', agentName: 'Anna Visser', conversation: 'c-1' },
  ...{ channel: 'voice', now: NOW, state: 'asking', until: NOW + 5 * MINUTE, origin: 'https://norland.test' },
};
const waiting = (left = 10 * MINUTE) => ({ offer: { state: 'waiting', until: NOW + left, now: NOW } });
const everything = { starts: { agentPin: true, customerPin: true, request: true }, phone: '+31 88 555 0142' };

/** An offering whose server and time are in the test's hands. */
function open(company: object = everything, conversation: string | null = null) {
  const sent: [method: string, path: string, body: unknown][] = [];
  const answers: Outcome<unknown>[] = [];
  const said: string[] = [];
  const entered: Entry[] = [];
  let shown: HTMLElement | null = null;
  let kept: Offer | null = null;
  let tick = () => {};
  const waits: number[] = [];
  const parts: OfferingParts = {
    api: {
      policy: async () => ({ ok: true, value: { company } }),
      send: async (method, path, body) => {
        sent.push([method, path, body]);
        return answers.shift() ?? { ok: true, value: waiting() };
      },
    },
    passes: {
      newKey: async () => key,
      load: async () => null,
      keep: async () => {},
      kept: async () => ({ resumable: [], strangers: 0, letters: 0 }),
      save: async () => {},
      clear: async () => {},
      loadOffer: async () => kept,
      saveOffer: async (offer) => void (kept = offer),
    },
    ...{ company: 'norland', strings, refused: en.refused, layer: document.createElement('div') },
    conversation: () => conversation,
    show: (panel) => {
      shown?.remove();
      document.body.append((shown = panel));
    },
    announce: (words) => void said.push(words),
    enter: async (entry) => void entered.push(entry),
    wait: (ms) => {
      waits.push(ms);
      return new Promise((next) => (tick = next));
    },
    close: () => {
      shown?.remove();
      shown = null;
    },
  };
  const offering = createOffering(parts);
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const panel = document.createElement('section');
  panel.innerHTML = '<p id="pin-lead"></p><form></form>';
  document.body.append(panel);
  return {
    ...{ offering, panel, sent, said, entered, waits, settle },
    answer: (...next: Outcome<unknown>[]) => answers.push(...next),
    kept: () => kept,
    keep: (offer: Offer) => (kept = offer),
    words: () => shown?.textContent ?? '',
    press: async (name: string) => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find((button) => button.textContent === name)?.click();
      await settle();
    },
    pass: async () => {
      tick();
      await settle();
    },
  };
}
const made = (pin?: string): Outcome<unknown> => ({
  ok: true,
  value: { id: 'o-1', credential: 'c', ...(pin && { pin }), ...waiting() },
});

afterEach(() => document.body.replaceChildren());

test.each([
  [{ customerPin: true, request: true }, ['Get a PIN to read out', 'Ask an agent to join']],
  [{ customerPin: false, request: true }, ['Ask an agent to join']],
  [{ customerPin: true, request: false }, ['Get a PIN to read out']],
  [{ customerPin: false, request: false }, []],
  [undefined, []],
])('[SESS-17] of the ways to begin those stand there that the company has: %j', async (starts, names) => {
  const { offering, panel } = open({ starts });
  await offering.ways(panel);
  expect([...panel.querySelectorAll('button')].map((button) => button.textContent)).toEqual(names);
  expect(panel.querySelector('form')?.hidden).toBe(false);
});

test('[SESS-17] where agents make no PINs there is no field for one', async () => {
  const { offering, panel } = open({ starts: { agentPin: false, customerPin: true, request: true } });
  await offering.ways(panel);
  expect(panel.querySelector('form')?.hidden).toBe(true);
});

test('[PIN-8] a PIN to read out: large, in groups, said digit by digit; taken up, the customer is asked', async () => {
  const page = open();
  await page.offering.ways(page.panel);
  page.answer(made('482913'));
  await page.press('Get a PIN to read out');
  expect(page.sent[0]).toMatchObject(['POST', '/offers', { kind: 'pin', company: 'norland', key: key.publicJwk }]);
  const digits = document.querySelector('[role="img"]');
  expect([digits?.textContent, digits?.getAttribute('aria-label')]).toEqual(['482 913', 'PIN 4 8 2 9 1 3']);
  expect(page.words()).toContain('Valid for 10 minutes.');
  expect(page.kept()).toMatchObject({ id: 'o-1', pin: '482913' });

  page.answer({ ok: true, value: waiting(8.6 * MINUTE) });
  await page.pass();
  expect(page.words()).toContain('Valid for 9 minutes.');
  page.answer({ ok: true, value: { offer: { state: 'taken' }, participant: 'p-1', credential: 'd', session } });
  await page.pass();
  expect(page.entered).toEqual([{ pass: { session: 's-1', participant: 'p-1', credential: 'd', key }, session }]);
  expect(page.kept()).toBeNull();
  expect(new Set(page.waits)).toEqual(new Set([OFFER_POLL_MS]));
});

test('[SESS-16] a request says how the agent will speak, goes on over an outage, and can be taken back', async () => {
  const page = open();
  await page.offering.ways(page.panel);
  page.answer(made());
  await page.press('Ask an agent to join');
  expect(page.words()).toContain('Or call +31 88 555 0142.');
  expect(page.said).toEqual(['You are waiting for an agent']);
  page.answer(refuse('service/unavailable'));
  await page.pass();
  expect(page.words()).toContain('You are waiting for an agent');
  await page.press('Cancel');
  expect(page.words()).toBe('');
  expect(page.sent.at(-1)?.slice(0, 2)).toEqual(['POST', '/offers/o-1/withdraw']);
  expect(page.kept()).toBeNull();
  await page.pass();
  expect(page.sent.at(-1)?.slice(0, 2)).toEqual(['POST', '/offers/o-1/withdraw']);
});

test('[SESS-16] in a chat the request names it, and says so', async () => {
  const page = open(everything, 'chat-7');
  await page.offering.ways(page.panel);
  page.answer(made());
  await page.press('Ask an agent to join');
  expect(page.sent[0]?.[2]).toMatchObject({ kind: 'request', conversation: 'chat-7' });
  expect(page.words()).toContain('The agent in your chat has been asked.');
});

test('[SESS-16] nobody came: said in words, with a next step', async () => {
  const page = open();
  await page.offering.ways(page.panel);
  page.answer(made());
  await page.press('Ask an agent to join');
  page.answer({ ok: true, value: { offer: { state: 'missed' } } });
  await page.pass();
  expect(page.words()).toContain('No agent was free just now');
  page.answer(made());
  await page.press('Try again');
  expect(page.words()).toContain('You are waiting for an agent');
});

test('[SESS-15] who has asked too often is told to wait, and not to press again', async () => {
  const page = open();
  await page.offering.ways(page.panel);
  page.answer(refuse('request/too-many'));
  await page.press('Get a PIN to read out');
  expect(page.words()).toContain('Please wait a few minutes.');
  expect(page.words()).not.toContain('Try again');
});

test('[SESS-15] the next page waits on with the same PIN; one that is over is forgotten', async () => {
  const page = open();
  page.answer({ ok: true, value: waiting(7 * MINUTE) });
  const resumed = page.offering.resume({ id: 'o-1', credential: 'c', key, pin: '482913' });
  await page.settle();
  expect(page.words()).toContain('482 913');
  expect(page.words()).toContain('Valid for 7 minutes.');
  page.offering.stop();
  await page.pass();
  await resumed;

  const later = open();
  later.keep({ id: 'o-1', credential: 'c', key, pin: null });
  later.answer(refuse('auth/expired'));
  await later.offering.resume({ id: 'o-1', credential: 'c', key, pin: null });
  expect([later.kept(), later.words()]).toEqual([null, '']);
});
