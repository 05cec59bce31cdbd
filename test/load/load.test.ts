import { LivePage } from './live-page';
import { faultsOf } from './load-faults';
import { runLoad } from './run-load';
import { SeenPage } from './seen-page';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import { printFigures } from '../support/run/print-figures';
import { seededRandom } from '../support/seeded-random';
import { Tally } from './tally';

/** A small part of `npm run load`: enough that every kind of process, link and change is in it. */
test(
  '[WIRE-9] [SESS-11] [SEAL-7] sessions over real sockets: each change arrives once and in order',
  async () => {
    const said: string[] = [];
    const report = (words: string) => void said.push(words);
    const figures = await runLoad({ sessions: 5, rate: 4, seconds: 3, report });
    expect(said.filter((words) => words.includes('did not begin'))).toEqual([]);
    const { opened, sent, received, drawnOver, lost, duplicated, disordered, latency } = figures;
    printFigures(
      `load: ${opened} sessions, ${sent} changes, ${lost} lost, ${duplicated} twice, ${disordered} out of order, ` +
        `p50 ${Math.round(latency.p50)} ms, p99 ${Math.round(latency.p99)} ms`,
    );
    expect({ opened, sent, lost, duplicated, disordered }).toEqual({
      ...{ opened: 5, sent: 60, lost: 0, duplicated: 0, disordered: 0 },
    });
    expect(received + drawnOver).toBe(60);
    expect(figures.frames).toBeGreaterThanOrEqual(received);
    expect(figures.processes.map(({ name }) => name)).toEqual(['relay', 'host', 'generator']);
    for (const { peakBytes } of figures.processes) expect(peakBytes).toBeGreaterThan(0);
  },
  HANG_LIMIT_MS,
);

describe('what does not arrive as it was sent is counted', () => {
  const counted = (...numbers: readonly number[]) => {
    const tally = new Tally();
    tally.drawn(0);
    for (const number of numbers) tally.came({ number, at: 0 }, 1);
    return tally;
  };

  test('all in order', () => {
    const tally = counted(1, 2, 3);
    expect([tally.received, tally.lost(3), tally.duplicated, tally.disordered]).toEqual([3, 0, 0, 0]);
    expect(tally.latencies).toEqual([1, 1, 1]);
  });

  test('one in between and one at the end are lost', () => expect(counted(1, 3).lost(4)).toBe(2));

  test('one comes twice', () => {
    const tally = counted(1, 2, 2);
    expect([tally.received, tally.duplicated, tally.lost(2)]).toEqual([2, 1, 0]);
  });

  test('one comes late: it is not lost', () => {
    const tally = counted(1, 3, 2);
    expect([tally.received, tally.disordered, tally.duplicated, tally.lost(3)]).toEqual([3, 1, 0, 0]);
  });

  test('what a new picture brings is not lost, and a picture of before is out of order', () => {
    const tally = counted(1);
    tally.drawn(4);
    expect([tally.drawnOver, tally.redrawn, tally.lost(4), tally.disordered]).toEqual([3, 1, 0, 0]);
    tally.drawn(2);
    expect(tally.disordered).toBe(1);
  });
});

describe('a load fails', () => {
  const whole = { asked: 5, opened: 5, lost: 0, duplicated: 0, disordered: 0 };

  test('not when all sessions began and all changes came once and in order', () => expect(faultsOf(whole)).toEqual([]));

  test.each([
    [{ opened: 3 }, 'sessions that did not begin: 2'],
    [{ lost: 1 }, 'changes lost: 1'],
    [{ duplicated: 4 }, 'changes that came twice: 4'],
    [{ disordered: 7 }, 'changes out of order: 7'],
  ])('with a word for %j', (wrong, words) => expect(faultsOf({ ...whole, ...wrong })).toEqual([words]));
});

describe('[WIRE-12] the two copies of a page', () => {
  function copies() {
    const page = new LivePage(seededRandom(5));
    const tally = new Tally();
    const defects: string[] = [];
    const seen = new SeenPage(
      tally,
      () => 7,
      (why) => defects.push(why),
    );
    seen.hear(page.begin());
    return { page, tally, seen, defects };
  }

  test('are the same after hundreds of changes, and after a new picture', () => {
    const { page, tally, seen, defects } = copies();
    for (let change = 0; change < 300; change += 1) seen.hear([page.change(0, 'x')]);
    seen.hear([page.checkpoint()]);
    expect(seen.hash).toBe(page.hash);
    seen.begin();
    expect(seen.hash).toBeNull();
    seen.hear(page.begin());
    expect(seen.hash).toBe(page.hash);
    expect([tally.received, tally.lost(300), tally.redrawn, defects]).toEqual([300, 0, 1, []]);
  });

  test('a change that is left out is seen at the next checkpoint', () => {
    const { page, tally, seen, defects } = copies();
    page.change(0, 'x');
    seen.hear([page.checkpoint()]);
    expect([tally.defects, defects, seen.hash]).toEqual([1, ['checkpoint'], null]);
  });
});
