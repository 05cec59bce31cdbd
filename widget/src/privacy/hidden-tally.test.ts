/** @jest-environment jsdom */
import { createHiddenTally } from './hidden-tally';

/** A page whose hidden parts the test names by a selector; time passes when it says so, and each look takes `cost` ms. */
function open(html: string, cost = 0) {
  document.body.innerHTML = html;
  let selector = '.no';
  let now = 0;
  let tasks: { readonly at: number; readonly task: () => void }[] = [];
  let slices = 0;
  const told: number[] = [];
  const tally = createHiddenTally({
    look: function* () {
      for (const element of document.body.querySelectorAll('*')) {
        now += cost;
        yield element.matches(selector) ? element : null;
      }
    },
    rose: (upTo) => told.push(upTo),
    clock: {
      now: () => now,
      after: (ms, task) => {
        const waiting = { at: now + ms, task };
        tasks.push(waiting);
        return () => (tasks = tasks.filter((other) => other !== waiting));
      },
    },
  });
  return {
    ...{ tally, told },
    hide: (next: string) => void (selector = next),
    slices: () => slices,
    waiting: () => tasks.length,
    pass: (ms: number) => {
      const until = now + ms;
      for (;;) {
        const due = tasks.find(({ at }) => at <= until);
        if (!due) break;
        tasks = tasks.filter((other) => other !== due);
        now = Math.max(now, due.at);
        slices += 1;
        due.task();
      }
      now = Math.max(now, until);
    },
  };
}

const PAGE = '<p>a</p><p>b</p><p>c</p><div><b>d</b></div>';

test('[AUDIT-17] what is hidden at once is counted once the page has settled, each thing once, and told by its step', () => {
  const { told, hide, pass } = open(PAGE);
  hide('p, div, b');
  pass(1_999);
  expect(told).toEqual([]);
  pass(1);
  expect(told).toEqual([5]);
});

test('[AUDIT-17] it is told again only when it is more; that nothing is hidden is told too', () => {
  const { told, hide, pass } = open(PAGE);
  pass(2_000);
  hide('p:first-child');
  pass(30_000);
  hide('b');
  pass(30_000);
  hide('i');
  pass(30_000);
  hide('p:not(:first-child)');
  pass(30_000);
  expect(told).toEqual([0, 1, 2]);
});

test('[AUDIT-17] a large page is counted in slices, and a new epoch begins anew', () => {
  const { tally, told, hide, pass, slices } = open('<p>a</p>'.repeat(60), 1);
  hide('p');
  pass(2_000);
  tally.epoch();
  expect([told, slices()]).toEqual([[], 1]);
  pass(2_500);
  expect(told).toEqual([100]);
  expect(slices()).toBeGreaterThan(10);
});

test('what has stopped does not wake', () => {
  const { tally, waiting, pass } = open(PAGE);
  pass(2_000);
  tally.stop();
  expect(waiting()).toBe(0);
});
