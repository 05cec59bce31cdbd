import { AGENT_PIN_DIGITS, LONG_PIN_DIGITS } from '@beside/protocol';
import { invite, newKey, redeem, refusal } from '../../../testing/ends';
import { openTestApp, type TestApp } from '../../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

const HOUR = 60 * 60_000;

/** A PIN that is wrong for sure: not the given one. */
const wrong = (pin: string) => String((Number(pin[0]) + 1) % 10) + pin.slice(1);

async function guess(pin: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    expect(await refusal(await redeem(app, wrong(pin), await newKey()))).toEqual([403, 'pin/invalid']);
  }
}

async function reasons(): Promise<string[]> {
  const counted = await app.stores.refusals.all(100); // before their minute is over
  return counted.flatMap(({ reason, count }) => Array<string>(count).fill(reason));
}

/** Wrong PINs from so many addresses, until the company is guarded. */
async function attack(pin: string, addresses: number): Promise<void> {
  for (let number = 0; number < addresses; number += 1) {
    app.comeFrom(`203.0.113.${number}`);
    await guess(pin, 5);
  }
}

test('[PIN-6] who has been wrong five times hears the same for the right PIN, and is in the audit every time', async () => {
  const { pin } = await invite(app);
  await guess(pin, 5);
  const [wrongAnswer, rightAnswer] = [
    await redeem(app, wrong(pin), await newKey()),
    await redeem(app, pin, await newKey()),
  ];
  expect(await rightAnswer.text()).toBe(await wrongAnswer.text());
  expect(await reasons()).toEqual([...Array<string>(5).fill('unknown'), 'too-many', 'too-many']);
  app.comeFrom('192.0.2.2');
  expect((await redeem(app, pin, await newKey())).status).toBe(200);
});

test('[PIN-6] guesses in parallel are counted before they are looked up', async () => {
  const { pin } = await invite(app);
  await Promise.all(Array.from({ length: 40 }, () => guess(pin, 1)));
  expect((await reasons()).filter((reason) => reason === 'unknown')).toHaveLength(5);
});

test('[PIN-6] nobody is locked out: a new PIN after that is a long one, and is heard from the same address', async () => {
  const { pin } = await invite(app);
  await guess(pin, 6);
  const renewed = await invite(app);
  expect(renewed.pin).toHaveLength(LONG_PIN_DIGITS);
  expect((await invite(app, 'c-other')).pin).toHaveLength(AGENT_PIN_DIGITS);
  await guess(renewed.pin, 3);
  expect((await redeem(app, renewed.pin, await newKey())).status).toBe(200);
});

test('[PIN-6] one used PIN makes one mistake good, however often its answer is asked for again', async () => {
  const first = await invite(app, 'c-1');
  await guess(first.pin, 4);
  const key = await newKey();
  for (let again = 0; again < 10; again += 1) expect((await redeem(app, first.pin, key)).status).toBe(200);
  await guess(first.pin, 9);
  const heard = (await reasons()).filter((reason) => reason === 'unknown');
  expect(heard).toHaveLength(6);
});

test('[PIN-6] a mistake is forgotten after a day', async () => {
  const { pin } = await invite(app);
  await guess(pin, 6);
  app.pass(24 * HOUR);
  const tomorrow = await invite(app);
  expect((await redeem(app, tomorrow.pin, await newKey())).status).toBe(200);
});

test('[PIN-7] while PINs are guessed from many addresses new ones are long, first attempts are heard, second ones of eight digits are not', async () => {
  const live = await Promise.all(Array.from({ length: 40 }, (_, number) => invite(app, `c-${number}`)));
  const pins = live.map(({ pin }) => pin);
  await attack(pins[0] ?? '', 20);
  app.comeFrom('192.0.2.2');
  expect((await redeem(app, pins[1] ?? '', await newKey())).status).toBe(200);

  const long = await invite(app, 'c-long', { oid: 'ravi', name: 'Ravi', tid: 'tenant-norland', roles: ['Agent'] });
  expect(long.pin).toHaveLength(LONG_PIN_DIGITS);
  app.comeFrom('192.0.2.3');
  await guess(pins[2] ?? '', 1);
  expect(await refusal(await redeem(app, pins[2] ?? '', await newKey()))).toEqual([403, 'pin/invalid']);
  await guess(long.pin, 1);
  expect((await redeem(app, long.pin, await newKey())).status).toBe(200);

  app.pass(48 * HOUR);
  expect((await invite(app, 'c-later')).pin).toHaveLength(AGENT_PIN_DIGITS);
});

test('[PIN-7] a few mistakes at a company with few PINs change nothing', async () => {
  const { pin } = await invite(app);
  await attack(pin, 4);
  expect((await invite(app, 'c-next')).pin).toHaveLength(AGENT_PIN_DIGITS);
});
