import type { ActMessage } from '@beside/protocol';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import { heldTimers } from '../support/held-timers';
import { printFigures } from '../support/run/print-figures';
import { seededRandom } from '../support/seeded-random';
import { until } from '../support/until';
import { ActBook } from './act-book';
import { planKills } from './kill-plan';
import { runKills } from './run-kills';

/** A small part of `npm run kills`. */
test(
  '[WIRE-9] [WIRE-12] [CTRL-2] [AUDIT-5] sessions go on over kills of relay and function host: same pages, no act twice',
  async () => {
    const timers = heldTimers();
    const said: string[] = [];
    const report = (words: string) => void said.push(words);
    const figures = await runKills({ kills: 4, sessions: 3, seed: 2, report });
    printFigures(
      `kills: ${figures.killed.relay} of the relay, ${figures.killed.host} of the host, ${figures.changes} changes, ` +
        `${figures.alike} of ${figures.sessions} sessions alike, ${figures.acts.done} of ${figures.acts.sent} acts done, ${figures.broken.length} laws broken`,
    );
    expect(figures.broken).toEqual([]);
    expect(figures.killed.relay + figures.killed.host).toBe(4);
    expect(figures.killed.relay).toBeGreaterThan(0);
    expect(figures.killed.host).toBeGreaterThan(0);
    expect([figures.sessions, figures.alike, figures.ended]).toEqual([3, 3, 0]);
    expect(figures.reconnects).toBeGreaterThan(0);
    expect(figures.changes).toBeGreaterThan(0);
    await until('none of it keeps the process', () => heldTimers() <= timers);
  },
  HANG_LIMIT_MS,
);

test('a plan kills as many processes as were asked for, and is the same for the same seed', () => {
  const plan = planKills(100, seededRandom(1));
  expect(plan.flatMap(({ victims }) => victims)).toHaveLength(100);
  expect(planKills(100, seededRandom(1))).toEqual(plan);
  expect(planKills(100, seededRandom(2))).not.toEqual(plan);
  expect(new Set(plan.map(({ victims }) => victims.join()))).toEqual(new Set(['relay', 'host', 'relay,host']));
});

describe('[CTRL-2] a law of acts that is broken is seen', () => {
  function book(): { acts: ActBook; first: ActMessage } {
    const acts = new ActBook();
    return { acts, first: acts.next() };
  }

  test('none is', () => {
    const { acts, first } = book();
    acts.took(first);
    acts.settled(first, 'delivered');
    const second = acts.next();
    acts.settled(second, 'expired');
    expect(acts.brokenLaws()).toEqual([]);
    expect(acts.figures()).toEqual({ sent: 2, done: 1, expired: 1, expiredThoughDone: 0 });
  });

  test('an act is done twice', () => {
    const { acts, first } = book();
    for (const _ of [1, 2]) acts.took(first);
    acts.settled(first, 'delivered');
    expect(acts.brokenLaws()).toEqual(['act 1 was done 2 times']);
  });

  test('an act is told as delivered that nobody did', () => {
    const { acts, first } = book();
    acts.settled(first, 'delivered');
    expect(acts.brokenLaws()).toEqual(['act 1 is told as delivered and was never done']);
  });

  test('nobody is told of an act', () => {
    expect(book().acts.brokenLaws()).toEqual(['nobody was told of 1 acts']);
  });

  test('an act that was done is told as expired: a figure, no broken law', () => {
    const { acts, first } = book();
    acts.took(first);
    acts.settled(first, 'expired');
    expect([acts.brokenLaws(), acts.figures().expiredThoughDone]).toEqual([[], 1]);
  });
});
