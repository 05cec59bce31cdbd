import { MAX_LETTERS, MAX_LETTER_BYTES, readLetter, writeLetter, type WrittenLetter } from '@beside/protocol';
import { bothEnds, enter, invite, joinDesk, type End } from '../../../testing/ends';
import { ravi } from '../../../testing/issuer';
import { openTestApp, type TestApp } from '../../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const text = (...bytes: number[]) => writeLetter(new Uint8Array(bytes));

async function lettersOf(end: End, after = ''): Promise<readonly WrittenLetter[]> {
  const path = `/sessions/${end.session.id}/letters`;
  const response = await app.call('GET', `${path}?after=${after}`, { headers: await end.prove('GET', path) });
  expect(response.status).toBe(200);
  return ((await response.json()) as { letters: WrittenLetter[] }).letters;
}

test('[SEAL-2] what the desk wrote before the customer came, and what both answer, reaches the other and nobody else', async () => {
  const { session, pin } = await invite(app);
  const desk = await joinDesk(app, session.id);
  expect((await desk.post('letters', { to: 'customer', text: text(1) })).status).toBe(201);
  const customer = await enter(app, pin);
  expect(await lettersOf(customer)).toEqual([{ number: 1, from: desk.participant, text: text(1) }]);
  app.said.length = 0;
  const answered = await customer.post('letters', { to: desk.participant, text: text(2) });
  expect(await answered.json()).toEqual({ number: 2 });
  const letter = { number: 2, from: customer.participant, text: text(2) };
  expect(app.said).toEqual([{ to: desk.participant, letter }]);
  expect(await lettersOf(desk)).toEqual([letter]);
  expect(await lettersOf(desk, '2')).toEqual([]);
  expect(await lettersOf(customer, '1')).toEqual([]);
  app.restart();
  expect(await lettersOf(desk)).toEqual([letter]);
});

test('[SEAL-6] a desk that was taken down is not heard any more, and one that is built again is', async () => {
  const { id, desk, customer } = await bothEnds(app, 'asking');
  await desk.post('letters', { to: 'customer', text: text(1) });
  const again = await joinDesk(app, id);
  await again.post('letters', { to: 'customer', text: text(2) });
  expect((await lettersOf(customer)).map(({ from, text: said }) => [from, said])).toEqual([
    [again.participant, text(2)],
  ]);
  expect((await desk.post('letters', { to: 'customer', text: text(3) })).status).toBe(409);
  expect((await customer.post('letters', { to: desk.participant, text: text(3) })).status).toBe(404);
});

test('[SEAL-6] one end writes no more letters than three handshakes need', async () => {
  const { desk, customer } = await bothEnds(app, 'asking');
  for (let n = 0; n < MAX_LETTERS; n++)
    expect((await desk.post('letters', { to: 'customer', text: text(n) })).status).toBe(201);
  const refused = await desk.post('letters', { to: 'customer', text: text(99) });
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'session/wrong-state' }]);
  expect((await customer.post('letters', { to: desk.participant, text: text(1) })).status).toBe(201);
});

test.each<[string, unknown]>([
  ['to nobody', { text: text(1) }],
  ['without words', { to: 'customer' }],
  ['that is no base64url', { to: 'customer', text: 'a=b' }],
  ['that is too long', { to: 'customer', text: writeLetter(new Uint8Array(MAX_LETTER_BYTES + 1)) }],
  ['with more than that', { to: 'customer', text: text(1), pin: '12345678' }],
])('[WIRE-3] a letter %s is refused', async (_name, body) => {
  const { desk, customer } = await bothEnds(app, 'asking');
  const answer = await desk.post('letters', body);
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'request/malformed' }]);
  expect(await lettersOf(customer)).toEqual([]);
});

test('[SESS-9] nobody writes to the own side, to another session, or after the end', async () => {
  const { desk, customer } = await bothEnds(app, 'live');
  const other = await invite(app, 'c-2', ravi);
  const elsewhere = await joinDesk(app, other.session.id, ravi);
  for (const to of [desk.participant, elsewhere.participant])
    expect(await (await desk.post('letters', { to, text: text(1) })).json()).toMatchObject({ code: 'session/unknown' });
  expect(await (await customer.post('letters', { to: 'customer', text: text(1) })).json()).toMatchObject({
    code: 'session/unknown',
  });
  await customer.post('end', { reason: 'stopped' });
  expect(await (await desk.post('letters', { to: 'customer', text: text(1) })).json()).toMatchObject({
    code: 'session/ended',
  });
});

test('[SESS-9] who reads on after the end hears that it is over', async () => {
  const { desk, customer } = await bothEnds(app, 'asking');
  expect(await lettersOf(customer)).toEqual([]);
  await desk.post('end', { reason: 'cancelled' });
  const letters = `/sessions/${customer.session.id}/letters`;
  const answer = await app.call('GET', letters, { headers: await customer.prove('GET', letters) });
  expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'session/ended' }]);
});

test('[SEAL-2] a letter is gone when no session of its time can still last', async () => {
  const { desk, customer } = await bothEnds(app, 'asking');
  await desk.post('letters', { to: 'customer', text: text(1) });
  const kept = () => app.stores.letters.readFor(customer.session.id, 'customer', 0);
  await app.sweep();
  expect(await kept()).toHaveLength(1);
  app.pass(9 * 60 * 60_000);
  await app.sweep();
  expect(await kept()).toEqual([]);
});

test('[SEAL-11] a customer who compares new words has as long as for the first Allow', async () => {
  const { customer } = await bothEnds(app, 'live');
  const paused = (await (await customer.post('pause', { why: 'words' })).json()) as { state: string; until: number };
  expect(paused).toMatchObject({ state: 'paused', until: app.now() + 5 * 60_000 });
  expect(await (await customer.post('continue')).json()).toMatchObject({ state: 'live' });
  expect(await (await customer.post('pause', { why: 'else' })).json()).toMatchObject({ code: 'request/malformed' });
  expect(readLetter(text(5))).toEqual(new Uint8Array([5]));
});
