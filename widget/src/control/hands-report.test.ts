import type { HandCounts, PresenceMessage, ReportedEvent } from '@beside/protocol';
import { createHandsReport, type Report, type Told } from './hands-report';

const AGENT = 'agent-1';
const NONE: HandCounts = { done: 0, proposed: 0, used: 0, requested: 0, pressed: 0, refused: 0, final: 0 };
const allowed: ReportedEvent = { type: 'write-mode', change: 'allowed' };
const declined: ReportedEvent = { type: 'write-mode', change: 'declined' };
const ended: ReportedEvent = { type: 'write-mode', change: 'ended' };
const hands = (counts: Partial<HandCounts>): ReportedEvent => ({ type: 'hands', counts: { ...NONE, ...counts } });

/** One tab's storage and server, and the pages that come and go in it. */
function openTab() {
  let shelved: string | null = null;
  let now = 0;
  let answer: Told = 'settled';
  let tasks: { readonly at: number; readonly task: () => void }[] = [];
  const told: Report[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return {
    told,
    /** As the server keeps them: a number that it has had adds nothing. */
    events: () => {
      let last = 0;
      return told.flatMap(({ number, events }) => (number > last ? ((last = number), events) : []));
    },
    shelved: () => shelved,
    put: (text: string) => void (shelved = text),
    answers: (next: Told) => void (answer = next),
    pass: async (ms: number) => {
      now += ms;
      for (let due = tasks.filter(({ at }) => at <= now); due.length > 0; due = tasks.filter(({ at }) => at <= now)) {
        tasks = tasks.filter(({ at }) => at > now);
        for (const { task } of due) task();
        await settle();
      }
    },
    /** A page that is loaded in this tab. */
    page: () => {
      const report = createHandsReport({
        tell: (said) => (told.push(structuredClone(said)), Promise.resolve(answer)),
        clock: {
          now: () => now,
          after: (ms, task) => {
            const waiting = { at: now + ms, task };
            tasks.push(waiting);
            return () => (tasks = tasks.filter((other) => other !== waiting));
          },
        },
        today: () => 1_000 + now,
        shelf: { take: () => shelved, put: (text) => (shelved = text) },
      });
      const hear = async (...messages: PresenceMessage[]) => {
        for (const message of messages) report.heard(message);
        await settle();
      };
      return {
        ...{ report, hear },
        mode: (writer: string | null) => hear({ kind: 'mode', writer, direct: false }),
        act: (
          act: number,
          kind: 'fill' | 'press' | 'hover' | 'key',
          outcome: 'done' | 'covered' | 'proposed' | 'final',
        ) => {
          report.act({ kind, act } as never);
          return hear({ kind: 'outcome', who: AGENT, act, outcome });
        },
      };
    },
  };
}

const question = (about: 'write' | 'press', answer: 'open' | 'yes' | 'no'): PresenceMessage => ({
  ...({ kind: 'question', who: AGENT, act: 1, node: null } as const),
  ...{ about, answer },
});

test('[AUDIT-6] a change of write mode is told at once, with what was counted before it', async () => {
  const tab = openTab();
  const { mode, act } = tab.page();
  await mode(null); // as every epoch says
  expect(tab.told).toEqual([]);
  await mode(AGENT);
  expect(tab.events()).toEqual([allowed]);
  await act(1, 'fill', 'proposed');
  await mode(AGENT);
  await mode(null);
  expect(tab.events()).toEqual([allowed, hands({ proposed: 1 }), ended]);
  expect(tab.shelved()).toBeNull();
});

test('[AUDIT-6] acts are counted by what became of them; what only moves within the page is not', async () => {
  const tab = openTab();
  const { hear, act } = tab.page();
  await act(1, 'fill', 'done');
  await act(2, 'press', 'covered');
  await act(3, 'hover', 'done');
  await act(4, 'hover', 'covered');
  await act(5, 'key', 'done');
  await hear({ kind: 'proposal', who: AGENT, act: 6, node: 9, state: 'open' });
  await hear({ kind: 'proposal', who: AGENT, act: 6, node: 9, state: 'used' });
  await hear(question('press', 'open'), question('press', 'yes'));
  expect(tab.told).toEqual([]);
  await tab.pass(30_000);
  expect(tab.events()).toEqual([hands({ done: 1, refused: 1, used: 1, pressed: 1 })]);
});

test('[AUDIT-6] what was stopped is told soon', async () => {
  const tab = openTab();
  await tab.page().act(1, 'press', 'final');
  await tab.pass(2_000);
  expect(tab.events()).toEqual([hands({ final: 1 })]);
});

test('[AUDIT-6] the customer’s No is told, a No that nobody was asked for is not', async () => {
  const tab = openTab();
  const { hear } = tab.page();
  await hear(question('write', 'open'), question('write', 'no'));
  for (let times = 0; times < 50; times++) await hear(question('write', 'no'));
  expect(tab.events()).toEqual([declined]);
});

test('[AUDIT-6] what nobody has heard is told again under the same number', async () => {
  const tab = openTab();
  tab.answers('later');
  const { mode } = tab.page();
  await mode(AGENT);
  await mode(null);
  tab.answers('settled');
  await tab.pass(5_000);
  expect(tab.told.map(({ number }) => number)).toEqual([1_000, 1_000, 1_000, 6_000]);
  expect(tab.events()).toEqual([allowed, ended]);
  expect(tab.shelved()).toBeNull();
});

test('[AUDIT-6] the next page tells what the one before it could not, and that write mode ended with it', async () => {
  const tab = openTab();
  const before = tab.page();
  await before.mode(AGENT);
  await before.act(1, 'fill', 'proposed');
  await tab.pass(1); // it goes away without a word
  await tab.page().mode(null);
  expect(tab.events()).toEqual([allowed, hands({ proposed: 1 }), ended]);

  await tab.pass(1);
  tab.answers('later');
  const leaving = tab.page();
  await leaving.mode(AGENT);
  await leaving.mode(null);
  leaving.report.stop();
  tab.answers('settled');
  await tab.page().mode(null);
  await tab.pass(0);
  expect(tab.events()).toEqual([allowed, hands({ proposed: 1 }), ended, allowed, ended]);
});

test('[AUDIT-17] how much is hidden is told at once, and a count of acts goes on', async () => {
  const tab = openTab();
  const { report, act } = tab.page();
  await act(1, 'fill', 'proposed');
  report.hidden(50);
  await tab.pass(0);
  expect(tab.events()).toEqual([{ type: 'hidden', upTo: 50 }]);
  await tab.pass(1);
  await act(2, 'fill', 'done');
  await tab.pass(30_000);
  expect(tab.events()).toEqual([{ type: 'hidden', upTo: 50 }, hands({ proposed: 1, done: 1 })]);
  expect(tab.shelved()).toBeNull();
});

test('[COMP-6] what a page masks by is told with its first count, or soon, by every page', async () => {
  const tab = openTab();
  const policy = { version: 2, hash: 'a'.repeat(64) };
  const counting = tab.page();
  counting.report.rules(policy);
  await tab.pass(0);
  expect(tab.told).toEqual([]);
  counting.report.hidden(50);
  await tab.pass(3_000);
  expect(tab.told.map(({ events }) => events)).toEqual([
    [
      { type: 'rules', policy },
      { type: 'hidden', upTo: 50 },
    ],
  ]);
  tab.page().report.rules(policy);
  await tab.pass(3_000);
  expect(tab.told.map(({ events }) => events)[1]).toEqual([{ type: 'rules', policy }]);
  expect(tab.shelved()).toBeNull();
});

test('[AUDIT-25] what was done on a page stands before the next page', async () => {
  const tab = openTab();
  const { report, act } = tab.page();
  await act(1, 'press', 'done');
  report.page('a'.repeat(64), 2);
  await tab.pass(1);
  expect(tab.events()).toEqual([hands({ done: 1 }), { type: 'page', policy: 'a'.repeat(64), entry: 2 }]);
});

test('[AUDIT-25] another page is told at once, by its place in the rules', async () => {
  const tab = openTab();
  const { report } = tab.page();
  report.page('a'.repeat(64), 2);
  report.page('a'.repeat(64), null);
  await tab.pass(1);
  await tab.pass(1); // the second report waits for the answer to the first
  expect(tab.events()).toEqual([
    { type: 'page', policy: 'a'.repeat(64), entry: 2 },
    { type: 'page', policy: 'a'.repeat(64), entry: null },
  ]);
});

test('[SESS-23] how it went is told at once, with or without events, and by the next page where this one could not', async () => {
  const tab = openTab();
  const { report } = tab.page();
  report.measured({ customerPresses: 3 });
  await tab.pass(1);
  tab.answers('later');
  report.measured({ submitted: true });
  report.stop();
  await tab.pass(1);
  tab.answers('settled');
  await tab.page().mode(AGENT);
  await tab.pass(0);
  expect(tab.told.map(({ measures }) => measures)).toEqual([
    { customerPresses: 3 },
    ...Array(2).fill({ submitted: true }),
    undefined,
  ]);
  expect(tab.events()).toEqual([allowed]);
});

test.each(['{', '7', '{"events":7}', '[]'])('storage with %s in it is not read', async (text) => {
  const tab = openTab();
  tab.put(text);
  await tab.page().mode(AGENT);
  expect(tab.events()).toEqual([allowed]);
});
