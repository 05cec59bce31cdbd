import type { ActMessage } from '@beside/protocol';
import type { Delivery } from '@beside/protocol/channel';
import { manualClock } from '../../desk/manual-clock';
import { openHands } from './hands';

function hands(delivery: Delivery = 'delivered') {
  const clock = manualClock();
  const acts: ActMessage[] = [];
  const own = openHands({
    self: 'me',
    clock,
    mirror: { anchorAt: (x, y) => (x < 0 ? null : { node: 7, x, y }), nameOf: () => 'Continue' },
    act: async (message) => (acts.push(message), delivery),
    changed: () => {},
  });
  return { own, acts, clock };
}
const text = (value: string) => ({ kind: 'text', text: value }) as const;

test('[CTRL-10] every act has a number of its own, and remembers what it is about', () => {
  const { own, acts } = hands();
  own.ask();
  own.press({ x: 0.5, y: 0.5 });
  own.key(7, 'ArrowDown', false);
  own.undo();
  const numbers = acts.map((act) => ('act' in act ? act.act : null));
  expect(new Set(numbers).size).toBe(4);
  expect(own.state().acts.map(({ act }) => act)).toEqual(numbers);
  expect(own.state().acts[1]).toMatchObject({ kind: 'press', node: 7, name: 'Continue', stage: { at: 'sent' } });
});

test('nothing is pressed outside the page', () => {
  const { own, acts } = hands();
  expect(own.press({ x: -1, y: 0 })).toBe(false);
  expect(acts).toEqual([]);
});

test('[CTRL-7] a second value for a field takes back the first that still waits there', () => {
  const { own, acts } = hands();
  own.fill(7, text('one'));
  const first = own.state().acts[0]?.act ?? 0;
  own.heard([{ kind: 'proposal', who: 'me', act: first, node: 7, state: 'open' }]);
  own.fill(8, text('elsewhere'));
  own.fill(7, text('two'));
  expect(acts.map(({ kind }) => kind)).toEqual(['fill', 'fill', 'withdraw', 'fill']);
  expect(acts[2]).toEqual({ kind: 'withdraw', act: first });
});

test('[CTRL-4] giving write mode back holds at once', () => {
  const { own, acts } = hands();
  own.heard([{ kind: 'mode', writer: 'me', direct: false }]);
  expect(own.state().writer).toBe('me');
  own.giveBack();
  expect([own.state().writer, acts.at(-1)]).toEqual([null, { kind: 'yield' }]);
});

test('[CTRL-2] what expired is said to be lost', async () => {
  const { own, clock } = hands('expired');
  own.bring(7);
  await clock.pass(0);
  expect(own.state().acts[0]?.stage).toEqual({ at: 'lost' });
});
