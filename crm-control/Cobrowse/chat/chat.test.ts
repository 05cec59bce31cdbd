import { chatAfter, type ChatLine } from './chat';
import { withoutSnippet, withSnippet } from './snippets';

test('[CTRL-12] lines stand in the order in which the customer’s page passed them on, whoever said them', () => {
  const lines = chatAfter(
    [],
    [
      { kind: 'said', who: 'customer', text: 'Hello' },
      { kind: 'complete', hash: 1 },
      { kind: 'said', who: 'me', text: 'Hi' },
    ],
    5,
  );
  expect(lines).toEqual([
    { who: 'customer', text: 'Hello', at: 5 },
    { who: 'me', text: 'Hi', at: 5 },
  ]);
});

test('[CTRL-12] the desk keeps the last lines only, and the same list while nothing was said', () => {
  let lines: readonly ChatLine[] = [];
  for (let turn = 0; turn < 600; turn++)
    lines = chatAfter(lines, [{ kind: 'said', who: 'me', text: String(turn) }], turn);
  expect([lines.length, lines.at(-1)?.text]).toEqual([500, '599']);
  expect(chatAfter(lines, [{ kind: 'complete', hash: 1 }], 0)).toBe(lines);
});

test('an own quick line is kept once, the newest last, and can be dropped', () => {
  const own = withSnippet(withSnippet(withSnippet([], 'one'), ' two '), 'one');
  expect(own).toEqual(['two', 'one']);
  expect(withSnippet(own, '  ')).toBe(own);
  expect(withoutSnippet(own, 'two')).toEqual(['one']);
});
