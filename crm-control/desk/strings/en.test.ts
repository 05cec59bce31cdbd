import { endReasons, refusalCodes, tileReasons } from '@beside/protocol';
import { deskOwnCodes } from '../desk-code';
import { en } from './en';

test.each([...refusalCodes, ...deskOwnCodes])('%s says what happened, why, and what to do', (code) => {
  const { what, why, next } = en.refusals[code];
  for (const sentence of [what, why, next]) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

test.each(endReasons)('an end by %s has its words at both desks', (reason) => {
  expect(en.endReasons[reason]).toMatch(/^[A-Z].*\.$/);
  expect(en.events.endReasons[reason]).toMatch(/^[a-z].*[^.]$/);
});

test.each(tileReasons)('a tile of kind %s has its words', (reason) => {
  expect(en.tiles[reason]).not.toBe('');
});

test('no code has words that does not exist', () => {
  expect(Object.keys(en.refusals).sort()).toEqual([...refusalCodes, ...deskOwnCodes].sort());
  expect(Object.keys(en.endReasons).sort()).toEqual([...endReasons].sort());
  expect(Object.keys(en.events.endReasons).sort()).toEqual([...endReasons].sort());
  expect(Object.keys(en.tiles).sort()).toEqual([...tileReasons].sort());
});

test('the message with the PIN says who, what to do, how long, and that the customer decides', () => {
  const message = en.pin.message('Alex Agent', 'Acme Bank', 10, '1234 5678');
  for (const part of ['Alex Agent', 'Acme Bank', '1234 5678', '10 minutes', 'Allow', 'stop'])
    expect(message).toContain(part);
});
