import { randomBytes } from 'node:crypto';
import { enter, invite, takePin, wait } from '../../testing/ends';
import { ravi } from '../../testing/issuer';
import { openTestApp } from '../../testing/test-app';

/** An app whose first PINs of this length are drawn from these digits, each repeated to its length; whatever else is drawn is left to chance. */
async function drawing(length: number, digits: number[]) {
  const random = (size: number) => {
    const digit = size === length ? digits.shift() : undefined;
    return digit === undefined ? randomBytes(size) : new Uint8Array(size).fill(digit);
  };
  return { app: await openTestApp({ random }), left: digits };
}

test('[PIN-1] a PIN that another conversation waits with is drawn again, and each opens its own session', async () => {
  const { app, left } = await drawing(8, [4, 4, 7]);
  const [one, other] = [await invite(app, 'c-1'), await invite(app, 'c-2', ravi)];
  expect([one.pin, other.pin, left]).toEqual(['44444444', '77777777', []]);
  expect((await enter(app, one.pin)).session.id).toBe(one.session.id);
  expect((await enter(app, other.pin)).session.id).toBe(other.session.id);
  app.close();
});

test('[PIN-8] so is one that another customer reads out', async () => {
  const { app, left } = await drawing(6, [3, 3, 5]);
  const [one, other] = [await wait(app, 'pin'), await wait(app, 'pin')];
  expect([one.pin, other.pin, left]).toEqual(['333333', '555555', []]);
  expect((await takePin(app, '555555')).status).toBe(201);
  expect(await (await one.ask()).json()).toMatchObject({ offer: { state: 'waiting' } });
  expect(await (await other.ask()).json()).toMatchObject({ offer: { state: 'taken' } });
  app.close();
});
