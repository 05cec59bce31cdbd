import { AckMemory } from './ack-memory';

test('what was done is remembered, the oldest is forgotten first', () => {
  const memory = new AckMemory(3);
  for (const ackId of [9, 1, 5, 7]) memory.add(ackId);
  expect([9, 1, 5, 7].map((ackId) => memory.has(ackId))).toEqual([false, true, true, true]);
});

test('what comes again is no new one, and what failed may come again', () => {
  const memory = new AckMemory(2);
  for (const ackId of [1, 2, 2]) memory.add(ackId);
  expect(memory.has(1)).toBe(true);
  memory.delete(1);
  memory.add(3);
  expect([1, 2, 3].map((ackId) => memory.has(ackId))).toEqual([false, true, true]);
});
