/** @jest-environment jsdom */
import type { Mark } from '@beside/protocol';
import { createCarriedMarks, type LiftedMark } from './carried-marks';

const HIGHLIGHT: Mark = { id: 1, tool: 'highlight', node: 5, points: [], text: '' };

function open() {
  document.body.innerHTML = '<p id="one"></p><p id="two"></p>';
  let now = 0;
  let tasks: { readonly at: number; readonly task: () => void }[] = [];
  const nodes = new Map<Element, number>();
  const drawn: [string, number, number][] = [];
  const carried = createCarriedMarks({
    nodeOf: (element) => nodes.get(element) ?? null,
    draw: (who, { id, node }) => void drawn.push([who, id, node]),
    clock: {
      now: () => now,
      after: (ms, task) => {
        const waiting = { at: now + ms, task };
        tasks.push(waiting);
        return () => (tasks = tasks.filter((other) => other !== waiting));
      },
    },
  });
  const lifted = (id: string, mark = HIGHLIGHT): LiftedMark => {
    const element = document.getElementById(id);
    if (!element) throw new Error('no element');
    return { who: 'agent', mark, element };
  };
  return {
    ...{ carried, drawn, nodes, lifted },
    waiting: () => tasks.length,
    pass: (ms: number) => {
      const end = now + ms;
      for (let next = tasks[0]; next && next.at <= end; next = tasks[0]) {
        now = next.at;
        tasks = tasks.slice(1);
        next.task();
      }
      now = end;
    },
  };
}

test('[CTRL-11] a mark goes with its element into the next epoch, once viewers have it, under its new number', () => {
  const { carried, drawn, nodes, lifted, pass, waiting } = open();
  const [one, two] = [lifted('one'), lifted('two', { ...HIGHLIGHT, id: 2 })];
  carried.carry([one, two]);
  pass(1_000);
  expect(drawn).toEqual([]);
  nodes.set(two.element, 40);
  pass(200);
  expect(drawn).toEqual([['agent', 2, 40]]);
  nodes.set(one.element, 31);
  pass(200);
  expect(drawn).toEqual([
    ['agent', 2, 40],
    ['agent', 1, 31],
  ]);
  expect(waiting()).toBe(0);
});

test('[CTRL-11] what two epochs take off comes back together', () => {
  const { carried, drawn, nodes, lifted, pass } = open();
  const [one, two] = [lifted('one'), lifted('two', { ...HIGHLIGHT, id: 2 })];
  carried.carry([one]);
  pass(100);
  carried.carry([two]);
  nodes.set(one.element, 1).set(two.element, 2);
  pass(200);
  expect(drawn).toEqual([
    ['agent', 1, 1],
    ['agent', 2, 2],
  ]);
});

test.each<[string, (stage: ReturnType<typeof open>) => void]>([
  ['whose element has gone', () => document.getElementById('one')?.remove()],
  ['that viewers never get', ({ pass }) => pass(20_000)],
  ['that was dropped', ({ carried }) => carried.drop()],
])('a mark %s is carried no further', (_which, happen) => {
  const stage = open();
  const one = stage.lifted('one');
  stage.carried.carry([one]);
  happen(stage);
  stage.nodes.set(one.element, 3);
  stage.pass(1_000);
  expect(stage.drawn).toEqual([]);
  expect(stage.waiting()).toBe(0);
});
