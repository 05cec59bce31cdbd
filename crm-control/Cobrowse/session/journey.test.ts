import { createJourney } from './journey';

function open() {
  let now = 1_000;
  const journey = createJourney({ now: () => now });
  return { journey, pass: (ms: number) => void (now += ms) };
}

test('[SESS-23] presses and time are counted from the first press to the page, and then to the first mark', () => {
  const { journey, pass } = open();
  journey.pressed();
  pass(20_000);
  journey.pressed();
  expect(journey.measures()).toBeUndefined();
  pass(5_000);
  journey.arrived();
  expect(journey.measures()).toEqual({ agentPresses: 2, connectMs: 25_000 });
  pass(3_000);
  journey.marked();
  pass(9_000);
  for (const again of [journey.pressed, journey.arrived, journey.marked, journey.resynced, journey.resynced]) again();
  expect(journey.measures()).toEqual({ agentPresses: 2, connectMs: 25_000, markMs: 3_000, resyncs: 2 });
});

test('[SESS-23] a desk that came in the middle says nothing of the way, and the next session begins anew', () => {
  const { journey, pass } = open();
  journey.arrived();
  journey.marked();
  expect(journey.measures()).toBeUndefined();
  journey.resynced();
  expect(journey.measures()).toEqual({ resyncs: 1 });
  journey.over();
  journey.pressed();
  pass(10);
  journey.arrived();
  expect(journey.measures()).toEqual({ agentPresses: 1, connectMs: 10 });
});
