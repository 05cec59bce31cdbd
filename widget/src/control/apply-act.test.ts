/** @jest-environment jsdom */
import type { Anchor } from '@beside/protocol';
import { applyAct, type ActEffects, type VisibleAct } from './apply-act';

const PAGE = `
  <form action="/submit"><label>Income <input id="income" value="100"></label><button id="send">Continue</button></form>
  <a id="next" href="/next">Next</a>`;
const NODES = ['income', 'send', 'next'];

interface Seen {
  readonly effects: ActEffects;
  readonly points: (Anchor | null)[];
  readonly spots: (number | null)[];
  readonly shown: (number | null)[];
  readonly said: string[];
}

/** Node 2 is `#income`, 3 `#send`, 4 `#next`; there is no other one. */
function watch(): Seen {
  const seen = { points: [] as (Anchor | null)[], spots: [] as (number | null)[] };
  const shown: (number | null)[] = [];
  const said: string[] = [];
  return {
    ...seen,
    shown,
    said,
    effects: {
      marks: {
        point: (at) => void seen.points.push(at),
        spotlight: (node) => void seen.spots.push(node),
        clear: () => {},
      },
      elementOf: (node) => document.getElementById(NODES[node - 2] ?? ''),
      announce: (what) => void said.push(what),
      spotlightShown: (node) => void shown.push(node),
    },
  };
}

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

beforeEach(() => {
  document.body.innerHTML = PAGE;
});

test.each<[string, VisibleAct]>([
  ['pointing', { kind: 'point', at: { node: 3, x: 0.5, y: 0.5 } }],
  ['taking the pointer away', { kind: 'point', at: null }],
  ['a spotlight', { kind: 'spotlight', node: 3 }],
  ['a spotlight on a field', { kind: 'spotlight', node: 2 }],
  ['a spotlight on nothing', { kind: 'spotlight', node: 99 }],
  ['the end of a spotlight', { kind: 'spotlight', node: null }],
])('[CTRL-1] %s leaves the page as it is, and the page hears nothing of it', (_, act) => {
  const heard: string[] = [];
  const hear = (event: Event) => void heard.push(event.type);
  for (const type of PAGE_EVENTS) addEventListener(type, hear, true);
  const before = document.documentElement.outerHTML;
  applyAct(act, watch().effects);
  for (const type of PAGE_EVENTS) removeEventListener(type, hear, true);
  expect(heard).toEqual([]);
  expect(document.documentElement.outerHTML).toBe(before);
  expect(document.activeElement).toBe(document.body);
});

test('[CTRL-1] a point is drawn where it was meant', () => {
  const { effects, points } = watch();
  applyAct({ kind: 'point', at: { node: 3, x: 0.25, y: 1 } }, effects);
  applyAct({ kind: 'point', at: null }, effects);
  expect(points).toEqual([{ node: 3, x: 0.25, y: 1 }, null]);
});

test('[CTRL-1] a spotlight is drawn, named to the customer, and told to whoever looks', () => {
  const { effects, spots, shown, said } = watch();
  applyAct({ kind: 'spotlight', node: 3 }, effects);
  expect({ spots, shown, said }).toEqual({ spots: [3], shown: [3], said: ['Continue'] });
});

test('[CTRL-1] a spotlight on what is no longer there is none', () => {
  const { effects, spots, shown, said } = watch();
  applyAct({ kind: 'spotlight', node: 99 }, effects);
  expect({ spots, shown, said }).toEqual({ spots: [null], shown: [null], said: [] });
});

test('[PRIV-5] a spotlight on a field says the name of the field, never its value', () => {
  const { effects, said } = watch();
  applyAct({ kind: 'spotlight', node: 2 }, effects);
  expect(said).toEqual(['Income']);
});
