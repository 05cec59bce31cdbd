import type { Delivery } from '@beside/protocol/channel';
import { manualClock } from '../../desk/manual-clock';
import { openLinkWatch } from './link-watch';

/** A link whose page speaks every second for as long as it is asked to. */
function watched() {
  const clock = manualClock();
  const changed = jest.fn();
  const watch = openLinkWatch(clock, changed);
  watch.linked('open');
  watch.leased(true);
  const speak = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      watch.heard();
      await clock.pass(1_000);
    }
  };
  return { clock, changed, watch, speak };
}

test('[SESS-38] late answers show after a while, and quick ones make it good again', async () => {
  const { clock, watch, speak } = watched();
  expect(watch.quality()).toBe('good');
  let arrive = (_delivery: Delivery) => {};
  watch.sent(new Promise((settle) => (arrive = settle)));
  await speak(2);
  arrive('delivered');
  await clock.pass(0);
  expect(watch.quality()).toBe('good');
  await speak(2);
  expect(watch.quality()).toBe('poor');
  for (const _one of [1, 2]) watch.sent(Promise.resolve('delivered'));
  await clock.pass(0);
  await speak(7);
  expect(watch.quality()).toBe('good');
});

test('[SESS-38] silence shows before the view is hidden, and what is told last is told once', async () => {
  const { clock, changed, watch } = watched();
  changed.mockClear();
  watch.heard();
  await clock.pass(2_900);
  expect(watch.quality()).toBe('poor');
  watch.leased(false);
  expect(watch.quality()).toBe('lost');
  expect(changed).toHaveBeenCalledTimes(2);
  watch.stop();
  watch.leased(true);
  await clock.pass(60_000);
  expect(watch.quality()).toBe('lost');
});

test('[SESS-38] a desk that stood still itself does not take that for silence', async () => {
  const { clock, watch } = watched();
  const still = { now: () => clock.now() + stood, after: clock.after };
  let stood = 0;
  const changed = jest.fn();
  const own = openLinkWatch(still, changed);
  own.linked('open');
  own.leased(true);
  changed.mockClear();
  stood = 10_000; // and all that was due comes at once
  await clock.pass(1_600);
  own.heard();
  expect([own.quality(), changed.mock.calls]).toEqual(['good', []]);
  own.stop();
  watch.stop();
});
