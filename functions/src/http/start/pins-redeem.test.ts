import { readFileSync } from 'node:fs';
import type { AuditRecord, ParticipantKey } from '@beside/protocol';
import { invite, newKey, redeem, refusal, versions, type Joined } from '../../../testing/ends';
import { anna, elena, grace, sofia } from '../../../testing/issuer';
import { openTestApp, type TestApp } from '../../../testing/test-app';
import { pinHash } from '../../pins/pin-hash';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const LIFETIME_MS = 10 * 60_000;

async function companyAudit(reader = sofia) {
  const response = await app.call('GET', '/audit/company', { headers: await app.issuer.bearer(reader) });
  const { records } = (await response.json()) as { records: AuditRecord[] };
  return records.flatMap(({ event }) => (event.type === 'pin-refused' ? [event] : []));
}

const invalid = {
  code: 'pin/invalid',
  status: 403,
  title: 'This PIN is not valid here. Ask your agent for a new one.',
};

test('[PIN-1] a PIN is eight digits, read with spaces, hyphens and other digits', async () => {
  const { pin } = await invite(app);
  expect(pin).toMatch(/^\d{8}$/);
  const typed = [...pin].map((digit) => String.fromCharCode(0x0660 + Number(digit))).join('-');
  expect((await redeem(app, ` ${typed} `, await newKey())).status).toBe(200);
});

test.each([
  ['valid a millisecond before its end', LIFETIME_MS - 1, 200],
  ['over at its end', LIFETIME_MS, 403],
])('[PIN-2] a PIN is %s', async (_name, passed, status) => {
  const { pin } = await invite(app);
  app.pass(passed);
  expect((await redeem(app, pin, await newKey())).status).toBe(status);
});

test('[PIN-2] a renewed invitation is the same session with a new PIN and a new end; the old PIN is dead', async () => {
  const first = await invite(app);
  app.pass(LIFETIME_MS - 1);
  const second = await invite(app);
  expect(second.session).toMatchObject({ id: first.session.id, until: app.now() + LIFETIME_MS });
  expect(await refusal(await redeem(app, first.pin, await newKey()))).toEqual([403, 'pin/invalid']);
  app.pass(LIFETIME_MS - 1);
  expect((await redeem(app, second.pin, await newKey())).status).toBe(200);
});

test('[PIN-3] of two hundred redeeming at once, from everywhere, exactly one gets in, and a retry gets the same', async () => {
  const { pin } = await invite(app);
  const keys = await Promise.all(Array.from({ length: 200 }, newKey));
  const answers = await Promise.all(
    keys.map((key, number) => {
      app.comeFrom(`192.0.2.${number + 1}`);
      return redeem(app, pin, key);
    }),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(199).fill(403)]);
  const winner = answers.findIndex(({ status }) => status === 200);
  const again = await redeem(app, pin, keys[winner] as ParticipantKey);
  const first = (await answers[winner]?.json()) as Joined;
  expect(((await again.json()) as Joined).participant).toBe(first.participant);
});

test('[PIN-4] a PIN that was made under another pepper is none here, and its hash names the pepper', async () => {
  const { pin } = await invite(app);
  const renewed = await openTestApp({ stores: app.stores, pinPepper: { id: 'p2', key: new Uint8Array(32).fill(8) } });
  expect(await refusal(await redeem(renewed, pin, await newKey()))).toEqual([403, 'pin/invalid']);
  expect(
    await app.stores.pins.find(pinHash({ id: 'p1', key: new Uint8Array(32).fill(9) }, 'norland', pin)),
  ).toMatchObject({
    key: expect.stringMatching(/^p1:/) as string,
    pool: 'invitation-8',
  });
  renewed.close();
});

test('[PIN-3] the same key gets the same participant again, at once or later; another key does not', async () => {
  const { pin } = await invite(app);
  const key = await newKey();
  const answers = await Promise.all([redeem(app, pin, key), redeem(app, pin, key), redeem(app, pin, key)]);
  app.pass(5_000);
  answers.push(await redeem(app, pin, key));
  const joined = (await Promise.all(answers.map((answer) => answer.json()))) as Joined[];
  expect(new Set(joined.map(({ participant }) => participant)).size).toBe(1);
  expect(joined[0]?.participant).toMatch(/^[0-9a-f-]{36}$/);
  expect(await refusal(await redeem(app, pin, await newKey()))).toEqual([403, 'pin/invalid']);
});

test('[PIN-3] after its time even the key that used the PIN gets nothing for it', async () => {
  const { pin } = await invite(app);
  const key = await newKey();
  expect((await redeem(app, pin, key)).status).toBe(200);
  app.pass(LIFETIME_MS);
  expect(await (await redeem(app, pin, key)).json()).toMatchObject(invalid);
});

test('[PIN-4] digits are in no file of the store and in no line of the log', async () => {
  const { pin } = await invite(app);
  await redeem(app, pin, await newKey());
  await redeem(app, '00000000', await newKey());
  const kept = ['', '-wal'].map((suffix) => readFileSync(`${app.file}${suffix}`).toString('latin1')).join();
  expect(kept).not.toContain(pin);
  expect(app.logged.join()).not.toContain(pin);
  for (const route of app.routes) expect(route.path).not.toContain('pin}');
});

test('[PIN-5] [AUDIT-2] every wrong PIN hears the same; the audit of the page names the class', async () => {
  const key = await newKey();
  const used = await invite(app, 'c-used');
  await redeem(app, used.pin, key);
  const usedAnswer = await redeem(app, used.pin, await newKey());

  const headers = await app.issuer.bearer(anna);
  const cancelId = used.session.id;
  await app.call('POST', `/sessions/${cancelId}/end`, { headers, body: { reason: 'exit' } });

  const expired = await invite(app, 'c-expired');
  app.pass(LIFETIME_MS);
  const expiredAnswer = await redeem(app, expired.pin, key);
  const cancelled = await invite(app, 'c-cancelled');
  const end = `/sessions/${cancelled.session.id}/end`;
  await app.call('POST', end, { headers, body: { reason: 'cancelled' } });
  const cancelledAnswer = await redeem(app, cancelled.pin, key);

  app.comeFrom('192.0.2.2'); // nobody is wrong so often
  const foreign = await invite(app, 'c-foreign', elena);
  const foreignAnswer = await redeem(app, foreign.pin, key);
  const wrong = foreign.pin === '12345678' ? '87654321' : '12345678';
  const answers = [
    usedAnswer,
    expiredAnswer,
    cancelledAnswer,
    foreignAnswer,
    await redeem(app, wrong, key),
    await redeem(app, '123', key),
    await redeem(app, 'what?', key),
  ];
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject(invalid);

  const refused = await companyAudit();
  expect(refused.map(({ reason, count }) => [reason, count])).toEqual([
    ['used', 1],
    ['expired', 2],
    ['wrong-company', 1],
    ['unknown', 1],
    ['malformed', 2],
  ]);
  expect(new Set(refused.map(({ origin }) => origin))).toEqual(new Set(['https://www.norland.test']));
  expect(await companyAudit(grace)).toEqual([]);
  const ownPage = await redeem(app, foreign.pin, key, 'https://www.meridian.test', 'meridian');
  expect(ownPage.status).toBe(200);
});

test('[AUDIT-10] refusals of a kind are counted by the minute: the first at once, the rest when it is over', async () => {
  const key = await newKey();
  let guessers = 0;
  const guess = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      app.comeFrom(`192.0.2.${(guessers += 1)}`);
      await redeem(app, '1', key);
    }
  };
  const counts = async () => (await app.stores.audit.read('company:norland', {})).map(({ event }) => event);
  const refused = { type: 'pin-refused', reason: 'malformed', origin: 'https://www.norland.test' };
  const [minute, next] = [app.now(), app.now() + 60_000];
  await guess(1);
  await app.sweep();
  await guess(30);
  await app.sweep();
  expect(await counts()).toEqual([{ ...refused, count: 1, minute }]);
  app.pass(60_000);
  await guess(2);
  await app.sweep();
  await app.sweep();
  expect(await counts()).toEqual([
    { ...refused, count: 1, minute },
    { ...refused, count: 30, minute },
    { ...refused, count: 2, minute: next },
  ]);
  app.pass(60_000);
  await app.sweep();
  expect(await counts()).toHaveLength(3);
  expect(await app.stores.refusals.all(10)).toEqual([]);
});

test('[PIN-5] the page must be of the company that its tag names, and of one at all', async () => {
  const { pin } = await invite(app);
  const key = await newKey();
  expect(await refusal(await redeem(app, pin, key, 'https://www.norland.test', 'meridian'))).toEqual([
    403,
    'origin/unknown',
  ]);
  expect(await refusal(await redeem(app, pin, key, 'https://evil.test'))).toEqual([403, 'origin/unknown']);
  expect(await refusal(await redeem(app, pin, key, 'http://www.norland.test'))).toEqual([403, 'origin/unknown']);
  const without = await app.call('POST', '/pins/redeem', {
    body: { pin, company: 'norland', key: key.publicJwk, versions },
  });
  expect(await refusal(without)).toEqual([403, 'origin/unknown']);
  expect((await redeem(app, pin, key)).status).toBe(200);
});

test('[SESS-12] two invitations of one agent cannot become two sessions, and the second PIN is not lost for it', async () => {
  const [a, b] = [await invite(app, 'c-a'), await invite(app, 'c-b')];
  const keys = [await newKey(), await newKey()] as const;
  const answers = await Promise.all([redeem(app, a.pin, keys[0]), redeem(app, b.pin, keys[1])]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [winner, loser] = answers[0]?.status === 200 ? [a, { ...b, key: keys[1] }] : [b, { ...a, key: keys[0] }];
  const headers = await app.issuer.bearer(anna);
  await app.call('POST', `/sessions/${winner.session.id}/end`, { headers, body: { reason: 'exit' } });
  expect((await redeem(app, loser.pin, loser.key)).status).toBe(200);
});

test('a widget that speaks no common version is told so, and the PIN stays good', async () => {
  const { pin } = await invite(app);
  const key = await newKey();
  const newer = { pin, company: 'norland', key: key.publicJwk, versions: { min: 2, max: 3 } };
  const headers = { origin: 'https://www.norland.test' };
  expect(await refusal(await app.call('POST', '/pins/redeem', { headers, body: newer }))).toEqual([
    409,
    'session/version',
  ]);
  expect((await redeem(app, pin, key)).status).toBe(200);
});
