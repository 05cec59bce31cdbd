/** @jest-environment jsdom */
import { MAX_ACTS_PER_SECOND, POINTER_MS, type ActMessage, type PresenceMessage } from '@beside/protocol';
import type { MarkBoard } from '../overlay/marks/mark-board';
import { createActRate } from './act-rate';
import { createWriteMode } from './mode';
import { takeAct } from './take-act';

const AGENT = 'agent-1';
const PAGE = `
  <form action="/submit"><label>Income <input id="income" value="100"></label><button id="send">Continue</button></form>
  <a id="next" href="/next">Next</a>`;
/** Node 2 is `#income`, 3 `#send`, 4 `#next`; there is no other one. */
const NODES = ['income', 'send', 'next'];
const PAGE_EVENTS = [
  'click',
  'mousedown',
  'pointerdown',
  'mousemove',
  'focusin',
  'input',
  'change',
  'submit',
  'keydown',
];

function open() {
  const done: unknown[][] = [];
  const shown: PresenceMessage[] = [];
  const note =
    (name: string, answer?: unknown) =>
    (...values: unknown[]): never => {
      done.push([name, ...values]);
      return answer as never;
    };
  const elementOf = (node: number) => document.getElementById(NODES[node - 2] ?? '');
  const board: MarkBoard = {
    point: note('point'),
    tap: note('tap'),
    draw: note('draw', true),
    erase: note('erase'),
    look: note('look'),
    lift: note('lift', []),
    count: () => 0,
    clear: note('clear'),
  };
  const show = (message: PresenceMessage) => void shown.push(message);
  const mode = createWriteMode({ ask: () => () => {}, show, changed: () => {} });
  const rate = createActRate();
  const sinks = {
    ...{ board, mode, rate, elementOf, show },
    marked: note('marked'),
    bring: note('bring'),
    said: note('said'),
    give: note('give'),
    write: note('write'),
    now: () => 0,
  };
  return { done, shown, take: (act: ActMessage) => takeAct(AGENT, act, sinks) };
}

beforeEach(() => {
  document.body.innerHTML = PAGE;
});

const MARK = { kind: 'mark', id: 1, tool: 'spotlight', node: 3, points: [], text: '' } as const;

test.each<[string, ActMessage]>([
  ['pointing', { kind: 'point', at: { node: 3, x: 0.5, y: 0.5 } }],
  ['taking the pointer away', { kind: 'point', at: null }],
  ['a press in pointer mode', { kind: 'tap', at: { node: 3, x: 0, y: 0 } }],
  ['a spotlight', MARK],
  ['a highlight on a field', { ...MARK, tool: 'highlight', node: 2 }],
  ['a mark on nothing', { ...MARK, node: 99 }],
  ['clearing', { kind: 'unmark', id: null, everybody: true }],
  ['looking elsewhere', { kind: 'look', top: 0.5, bottom: 0.75 }],
  ['asking for write mode', { kind: 'ask', act: 1 }],
  ['asking the customer to come', { kind: 'bring', act: 2, node: 2 }],
  ['saying something', { kind: 'say', text: 'Hello' }],
])('[CTRL-1] %s leaves the page as it is, and the page hears nothing of it', (_, act) => {
  const heard: string[] = [];
  const hear = (event: Event) => void heard.push(event.type);
  for (const type of PAGE_EVENTS) addEventListener(type, hear, true);
  const before = document.documentElement.outerHTML;
  open().take(act);
  for (const type of PAGE_EVENTS) removeEventListener(type, hear, true);
  expect(heard).toEqual([]);
  expect(document.documentElement.outerHTML).toBe(before);
  expect(document.activeElement).toBe(document.body);
});

test('[CTRL-10] a second of pointing at 20 Hz takes no act’s place, and a second full of acts stops no pointer', () => {
  const { take, done } = open();
  const pointing = Array.from({ length: 1_000 / POINTER_MS }, (_, n) => ({ node: 3, x: n / 20, y: 0.5 }));
  const names = (name: string) => done.filter(([what]) => what === name);
  for (const at of pointing) take({ kind: 'point', at });
  for (let n = 0; n < MAX_ACTS_PER_SECOND; n++) take({ kind: 'tap', at: { node: 3, x: 0, y: 0 } });
  expect(names('tap')).toHaveLength(MAX_ACTS_PER_SECOND);
  for (const at of pointing) take({ kind: 'point', at });
  expect(names('point')).toEqual([...pointing, ...pointing].map((at) => ['point', AGENT, at]));
  expect(pointing).toHaveLength(20);
});

test('[CTRL-11] a mark is drawn, told to whoever looks, and named to the customer', () => {
  const { take, done, shown } = open();
  take(MARK);
  expect(done.map(([name]) => name)).toEqual(['draw', 'marked']);
  expect(shown).toEqual([{ ...MARK, who: AGENT }]);
});

test.each([
  ['on what is no longer there', { ...MARK, node: 99 }],
  ['with the points of another tool', { ...MARK, points: [{ x: 0, y: 0 }] }],
  ['that is a note without words', { ...MARK, tool: 'note' as const, points: [{ x: 0, y: 0 }] }],
])('[CTRL-11] a mark %s is none', (_, act) => {
  const { take, done, shown } = open();
  take(act);
  expect({ done, shown }).toEqual({ done: [], shown: [] });
});

test('[CTRL-12] what is said is handed on; an empty line is not', () => {
  const { take, done } = open();
  take({ kind: 'say', text: '  ' });
  take({ kind: 'say', text: 'Your reference: 123-456-789' });
  expect(done).toEqual([['said', AGENT, 'Your reference: 123-456-789']]);
});

test('[CTRL-10] a flood above the page is cut, and answered once', () => {
  const { take, done, shown } = open();
  for (let act = 1; act <= 200; act++) take({ kind: 'bring', act, node: 2 });
  expect(done.length).toBeLessThan(200);
  expect(shown).toEqual([{ kind: 'outcome', who: AGENT, act: done.length + 1, outcome: 'too-many' }]);
});
