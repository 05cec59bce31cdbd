/** @jest-environment jsdom */
import { ACT_AFTERMATH_MS, MAX_ACTS_PER_SECOND, MAX_QUESTIONS, type PresenceMessage } from '@beside/protocol';
import { Lens } from '../privacy/lens';
import { actRules } from './act-rules';
import { createHands, type Hands, type WriteAct } from './hands';

const PAGE = `
  <form action="/send">
    <input id="name" value="Ada"><input id="secret" type="password"><input id="file" type="file"><input id="code" autocomplete="one-time-code">
    <input id="fixed" readonly value="x"><fieldset disabled><input id="off"></fieldset><input id="told" aria-disabled="true">
    <input id="day" type="date"><input id="slide" type="range" min="0" max="10" value="0"><input id="box" type="checkbox">
    <select id="list"><option>a<option>b<option disabled>c</select><textarea id="words">one</textarea>
    <div data-beside="lock"><input id="locked"></div><input id="kept" data-beside="readonly"><div hidden><input id="hidden"></div>
    <button id="send">Continue</button><button id="menu" type="button" aria-haspopup="menu">More</button>
    <button id="pay" type="button" aria-expanded="false">Pay now</button><button id="plain" type="button">Next month</button>
  </form>
  <a id="far" href="https://elsewhere.test/">Elsewhere</a><a id="help" href="/help/forms">Help</a><a id="other" href="/out">Out</a>
  <div role="tablist"><div id="tab" role="tab" tabindex="0">Second</div></div><p id="text">words to read</p>`;

interface Bench {
  readonly hands: Hands;
  readonly shown: PresenceMessage[];
  readonly proposed: { readonly words: string; readonly answer: (state: 'used' | 'changed' | 'refused') => void }[];
  readonly requested: { readonly name: string; readonly answer: (answer: 'yes' | 'no') => void }[];
  readonly refused: (string | null)[];
  mode: { writer: string | null; direct: boolean };
  taken: number;
  /** Moves time on by so many ms. */
  pass(ms: number): void;
  /** What became of one act of an agent. */
  act(id: string, act: Partial<WriteAct>): string;
}

const benches: Bench[] = [];

function open(direct = true): Bench {
  let now = 10_000;
  let acts = 0;
  let tasks: { at: number; task: () => void }[] = [];
  const ids: string[] = [];
  const lens = new Lens({
    version: 1,
    hash: '',
    base: 'labels',
    allowShowAttributes: true,
    rules: [],
    acts: { press: ['#plain', '#send', '#secret'], links: ['/help'] },
  });
  const bench: Bench = {
    shown: [],
    proposed: [],
    requested: [],
    refused: [],
    taken: 0,
    mode: { writer: 'agent', direct },
    hands: createHands({
      elementOf: (node) => document.getElementById(ids[node] ?? ''),
      show: (message) => void bench.shown.push(message),
      mode: () => bench.mode,
      rules: actRules(lens),
      clock: {
        now: () => now,
        after: (ms, task) => {
          const entry = { at: now + ms, task };
          tasks.push(entry);
          return () => void (tasks = tasks.filter((other) => other !== entry));
        },
      },
      customer: {
        propose: ({ value }, answer) => {
          bench.proposed.push({ words: String(value), answer });
          return () => void (bench.taken += 1);
        },
        request: ({ name }, answer) => {
          bench.requested.push({ name, answer });
          return () => void (bench.taken += 1);
        },
        refused: ({ element }) => void bench.refused.push(element?.id ?? null),
      },
    }),
    pass: (ms) => {
      now += ms;
      for (const { task } of tasks.filter(({ at }) => at <= now)) task();
      tasks = tasks.filter(({ at }) => at > now);
    },
    act: (id, act) => {
      const node = ids.includes(id) ? ids.indexOf(id) : ids.push(id) - 1;
      const number = ++acts;
      bench.hands.act('agent', { act: number, node, at: { node, x: 0.5, y: 0.5 }, ...act } as unknown as WriteAct);
      const outcome = bench.shown.find((message) => message.kind === 'outcome' && message.act === number);
      return outcome?.kind === 'outcome' ? outcome.outcome : 'nothing';
    },
  };
  benches.push(bench);
  return bench;
}

const text = (value: string): Partial<WriteAct> => ({ kind: 'fill', value: { kind: 'text', text: value } });
const press: Partial<WriteAct> = { kind: 'press' };
const key = (name: string): Partial<WriteAct> => ({ kind: 'key', key: name, shift: false }) as Partial<WriteAct>;
const value = (id: string) => (document.getElementById(id) as HTMLInputElement).value;
/** The customer's own keyboard: script alone cannot say that it is trusted, so the event says it here. */
function customerTypes(id: string, words: string): void {
  const field = document.getElementById(id) as HTMLInputElement;
  field.value = words;
  const event = new Event('input', { bubbles: true, composed: true });
  trust(event);
  field.dispatchEvent(event);
}

/** jsdom keeps `isTrusted` on its own side of the event. */
function trust(event: Event): void {
  const [symbol] = Object.getOwnPropertySymbols(event);
  const inside = symbol && (event as unknown as Record<symbol, { isTrusted: boolean }>)[symbol];
  if (inside) Object.defineProperty(inside, 'isTrusted', { get: () => true, set: () => {} });
}

let cover: Element | null = null;
beforeAll(() => {
  // jsdom lays nothing out: all that is not hidden stands where one sees it.
  const boxes = { left: 10, top: 10, right: 110, bottom: 30, width: 100, height: 20 } as DOMRect;
  Element.prototype.getBoundingClientRect = () => boxes;
  Element.prototype.scrollIntoView = () => {};
  Document.prototype.elementsFromPoint = () => [cover ?? looked].filter((at) => at !== null);
});
/** What is drawn topmost: whatever is looked at, unless a test covers it. */
let looked: Element | null = null;
beforeEach(() => {
  document.body.innerHTML = PAGE;
  cover = null;
  const { getComputedStyle } = window;
  jest.spyOn(window, 'getComputedStyle').mockImplementation((element, pseudo) => {
    looked ??= element;
    return getComputedStyle(element, pseudo);
  });
});
afterEach(() => {
  benches.splice(0).forEach(({ hands }) => hands.stop());
  jest.restoreAllMocks();
});

/** Acts on an element as if it were the topmost at its place. */
function on(bench: Bench, id: string, act: Partial<WriteAct>): string {
  looked = document.getElementById(id);
  return bench.act(id, act);
}

test('[CTRL-4] nothing is done for who has no write mode', () => {
  const bench = open();
  bench.mode = { writer: null, direct: true };
  expect(on(bench, 'name', text('Eve'))).toBe('not-in-write-mode');
  bench.mode = { writer: 'somebody-else', direct: true };
  expect(on(bench, 'name', text('Eve'))).toBe('not-in-write-mode');
  expect(value('name')).toBe('Ada');
});

test.each<[string, Partial<WriteAct>, string, string]>([
  ['name', text('Grace'), 'done', 'Grace'],
  ['words', text('two\nlines'), 'done', 'two\nlines'],
  ['day', text('2026-11-23'), 'done', '2026-11-23'],
  ['slide', { kind: 'fill', value: { kind: 'share', share: 0.5 } }, 'done', '5'],
  ['list', { kind: 'fill', value: { kind: 'options', chosen: [1] } }, 'done', 'b'],
  ['list', { kind: 'fill', value: { kind: 'options', chosen: [2] } }, 'unsuitable', 'a'],
  ['day', text('yesterday'), 'unsuitable', ''],
  ['name', text('two\nlines'), 'unsuitable', 'Ada'],
  ['secret', text('x'), 'never', ''],
  ['file', text('x'), 'never', ''],
  ['code', text('123456'), 'never', ''],
  ['fixed', text('y'), 'read-only', 'x'],
  ['kept', text('y'), 'read-only', ''],
  ['off', text('y'), 'disabled', ''],
  ['told', text('y'), 'disabled', ''],
  ['locked', text('y'), 'locked', ''],
  ['hidden', text('y'), 'out-of-sight', ''],
])('[CTRL-5] filling %s with %j is %s', (id, act, outcome, holds) => {
  expect(on(open(), id, act)).toBe(outcome);
  expect(value(id)).toBe(holds);
});

test.each<[string, string]>([
  ['send', 'requested'],
  ['menu', 'done'],
  ['pay', 'requested'],
  ['plain', 'done'],
  ['tab', 'done'],
  ['far', 'elsewhere'],
  ['other', 'requested'],
  ['secret', 'never'],
  ['file', 'never'],
  ['text', 'unsuitable'],
])('[CTRL-5] a press on %s is %s', (id, outcome) => {
  const bench = open();
  let clicks = 0;
  document.getElementById(id)?.addEventListener('click', () => (clicks += 1));
  expect(on(bench, id, press)).toBe(outcome);
  expect(clicks).toBe(outcome === 'done' ? 1 : 0);
  expect(bench.requested).toHaveLength(outcome === 'requested' ? 1 : 0);
});

test('[CTRL-10] what vanished, and what something else covers, is refused by that reason', () => {
  const bench = open();
  expect(on(bench, 'nobody', text('x'))).toBe('vanished');
  cover = document.getElementById('text');
  expect(on(bench, 'name', text('x'))).toBe('covered');
  expect(on(bench, 'menu', press)).toBe('covered');
});

test('[CTRL-10] a flood is told of once a second and dropped', () => {
  const bench = open();
  const outcomes = Array.from({ length: MAX_ACTS_PER_SECOND + 20 }, () => on(bench, 'menu', { kind: 'hover' }));
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(MAX_ACTS_PER_SECOND);
  expect(outcomes.filter((outcome) => outcome === 'too-many')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'nothing')).toHaveLength(19);
  bench.pass(1_000);
  expect(on(bench, 'menu', { kind: 'hover' })).toBe('done');
});

describe('[CTRL-7] a value', () => {
  test('is proposed, and used only when the customer says so', () => {
    const bench = open(false);
    expect(on(bench, 'name', text('Grace'))).toBe('proposed');
    expect(value('name')).toBe('Ada');
    expect(bench.proposed.map(({ words }) => words)).toEqual(['Grace']);
    bench.proposed[0]?.answer('used');
    expect(value('name')).toBe('Grace');
    expect(bench.shown).toContainEqual({ kind: 'proposal', who: 'agent', act: 1, node: 0, state: 'used' });
  });

  test.each(['refused', 'changed'] as const)('that was %s changes nothing', (state) => {
    const bench = open(false);
    on(bench, 'name', text('Grace'));
    bench.proposed[0]?.answer(state);
    bench.proposed[0]?.answer('used');
    expect(value('name')).toBe('Ada');
    expect(bench.shown).toContainEqual({ kind: 'proposal', who: 'agent', act: 1, node: 0, state });
  });

  test('gives way to a newer one for the same field, and goes when write mode does', () => {
    const bench = open(false);
    on(bench, 'name', text('one'));
    on(bench, 'name', text('two'));
    expect(bench.shown).toContainEqual({ kind: 'proposal', who: 'agent', act: 1, node: 0, state: 'gone' });
    bench.hands.release();
    expect(bench.shown).toContainEqual({ kind: 'proposal', who: 'agent', act: 2, node: 0, state: 'gone' });
    bench.proposed.forEach(({ answer }) => answer('used'));
    expect([value('name'), bench.taken]).toEqual(['Ada', 2]);
  });

  test('can be taken back, also when write mode is over, and goes with its field', () => {
    const bench = open(false);
    on(bench, 'name', text('one'));
    bench.act('name', { kind: 'withdraw', act: 1 } as Partial<WriteAct>);
    expect(bench.shown).toContainEqual({ kind: 'proposal', who: 'agent', act: 1, node: 0, state: 'gone' });
    expect(bench.shown.filter(({ kind }) => kind === 'outcome')).toHaveLength(1);
    on(bench, 'words', text('two'));
    document.getElementById('words')?.remove();
    bench.pass(1_000);
    expect(bench.shown).toContainEqual({ kind: 'proposal', who: 'agent', act: 3, node: 1, state: 'gone' });
  });
});

test('[CTRL-8] a field in which the customer types takes nothing, and their own words answer a proposal', () => {
  const bench = open(false);
  on(bench, 'name', text('Grace'));
  customerTypes('name', 'Mine');
  expect(bench.shown).toContainEqual({ kind: 'proposal', who: 'agent', act: 1, node: 0, state: 'changed' });
  bench.mode = { writer: 'agent', direct: true };
  expect(on(bench, 'name', text('Grace'))).toBe('customer-busy');
  expect(on(bench, 'words', key('ArrowLeft'))).toBe('customer-busy');
  expect(on(bench, 'words', text('another field'))).toBe('done');
  expect(value('name')).toBe('Mine');
  bench.pass(2_000);
  expect(on(bench, 'name', text('Grace'))).toBe('done');
});

test('[CTRL-9] undo gives back what fields held, but for those that the customer has changed since', () => {
  const bench = open();
  on(bench, 'name', text('Grace'));
  on(bench, 'name', text('Hopper'));
  on(bench, 'words', text('new'));
  on(bench, 'list', { kind: 'fill', value: { kind: 'options', chosen: [1] } });
  on(bench, 'box', { kind: 'fill', value: { kind: 'checked', checked: true } });
  expect((document.getElementById('box') as HTMLInputElement).checked).toBe(true);
  bench.pass(5_000);
  customerTypes('words', 'mine');
  expect(bench.act('name', { kind: 'undo' })).toBe('done');
  expect(bench.shown).toContainEqual({ kind: 'undone', who: 'agent', fields: 3 });
  expect([value('name'), value('words'), value('list')]).toEqual(['Ada', 'mine', 'a']);
  expect((document.getElementById('box') as HTMLInputElement).checked).toBe(false);
});

describe('[CTRL-5] a request', () => {
  const answers = (bench: Bench) => bench.shown.flatMap((m) => (m.kind === 'question' ? [m.answer] : []));

  test('is told with its name and the customer’s answer', () => {
    const bench = open();
    on(bench, 'send', press);
    expect(bench.requested[0]?.name).toBe('Continue');
    bench.requested[0]?.answer('no');
    expect(answers(bench)).toEqual(['open', 'no']);
  });

  test('goes with write mode, and no more stand open than a person can read', () => {
    const bench = open();
    on(bench, 'send', press);
    bench.hands.release();
    expect(answers(bench)).toEqual(['open', 'gone']);
    for (let at = 0; at <= MAX_QUESTIONS; at++) {
      const button = document.createElement('button');
      button.id = `more-${at}`;
      button.textContent = 'Go';
      document.body.append(button);
    }
    const outcomes = Array.from({ length: MAX_QUESTIONS + 1 }, (_, at) => on(bench, `more-${at}`, press));
    expect(outcomes.at(-1)).toBe('too-many');
    expect(outcomes.slice(0, -1).every((outcome) => outcome === 'requested')).toBe(true);
  });
});

describe('[CTRL-6] what a page makes of an act', () => {
  test('is stopped, named final to the agent and told to the customer, at once or later', async () => {
    const bench = open();
    const form = document.querySelector('form') as HTMLFormElement;
    const sent = jest.fn((event: Event) => event.preventDefault());
    form.addEventListener('submit', sent);
    document.getElementById('name')?.addEventListener('change', () => form.requestSubmit());
    expect(on(bench, 'name', text('Grace'))).toBe('final');
    document
      .getElementById('day')
      ?.addEventListener('change', () => void Promise.resolve().then(() => form.requestSubmit()));
    expect(on(bench, 'day', text('2026-11-23'))).toBe('done');
    await Promise.resolve();
    await Promise.resolve();
    expect(bench.shown.at(-1)).toEqual({ kind: 'outcome', who: 'agent', act: 2, outcome: 'final' });
    expect(bench.refused).toEqual(['name', 'day']);
    expect(sent).not.toHaveBeenCalled();
  });

  test('is watched for its time, by methods that look like the browser’s own, which are back afterwards', () => {
    const methods = () => [
      HTMLFormElement.prototype.submit,
      HTMLElement.prototype.click,
      EventTarget.prototype.dispatchEvent,
    ];
    const before = methods();
    const bench = open();
    on(bench, 'name', text('Grace'));
    const covered = methods();
    expect(covered.map((method, at) => method === before[at])).toEqual([false, false, false]);
    expect(covered.map((method) => [method.name, method.length])).toEqual(
      before.map((method) => [method.name, method.length]),
    );
    bench.pass(ACT_AFTERMATH_MS - 1);
    expect(methods()).toEqual(covered);
    bench.pass(1);
    expect(methods().map((method, at) => method === before[at])).toEqual([true, true, true]);
  });

  test('Enter in a one-line field is final; in a text it begins a line, and the page hears of no key', () => {
    const bench = open();
    const keys: string[] = [];
    document.body.addEventListener('keydown', (event) => keys.push(event.key));
    (document.getElementById('words') as HTMLTextAreaElement).setSelectionRange(3, 3);
    expect(on(bench, 'name', key('Enter'))).toBe('final');
    expect(on(bench, 'words', key('Enter'))).toBe('done');
    expect([value('words'), keys]).toEqual(['one\n', []]);
  });
});
