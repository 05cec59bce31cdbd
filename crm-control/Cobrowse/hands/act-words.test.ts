import { actOutcomes, answers, proposalStates } from '@beside/protocol';
import { en } from '../../desk/strings/en';
import { noticeOf } from './act-words';
import { handsLost, handsSent, NO_HANDS, type ActKind, type ActStage } from './acts';

const notice = (kind: ActKind, stage: ActStage, name = 'Continue') =>
  noticeOf({ ...NO_HANDS, acts: [{ act: 1, kind, node: 7, name, stage }], news: { about: 'act', act: 1 } }, 'Noor', en);
const sentence = /^[A-Z“].*[.…]$/;

test.each(actOutcomes)(
  '[CTRL-10] %s says what happened, why, and what to do, of named and unnamed elements',
  (outcome) => {
    for (const name of ['Continue', '']) {
      const { what, why, next } = en.hands.outcomes[outcome]('Noor', name);
      for (const words of [what, why, next]) expect(words).toMatch(sentence);
      expect(what).not.toMatch(/“”|undefined/);
    }
  },
);

test('[CTRL-5] a request says whom it was put to, what for, and who decides', () => {
  expect(notice('press', { at: 'asked' })?.what).toBe('You asked Noor to press “Continue”. They decide.');
});

test('[CTRL-4] a No to write mode says what goes on, and what to do next', () => {
  expect(notice('ask', { at: 'answered', answer: 'no' })).toEqual({
    tone: 'warn',
    what: 'Noor wants to go on alone.',
    more: 'You can point and mark, but not fill in. Say why it would help, then ask again.',
  });
});

test.each(['ask', 'bring', 'press'] as const)('every answer to %s has its words', (kind) => {
  const said = answers.map((answer) => (answer === 'open' ? null : notice(kind, { at: 'answered', answer })?.what));
  for (const words of said.slice(1)) expect(words).toMatch(sentence);
  expect(new Set(said).size).toBe(answers.length);
});

test.each(proposalStates.filter((state) => state !== 'open'))(
  '[CTRL-7] a proposal that was %s has its words',
  (how) => {
    expect(notice('fill', { at: 'settled', how })?.what).toMatch(sentence);
  },
);

test('[CTRL-2] what did not arrive says so', () => {
  const lost = handsLost(handsSent(NO_HANDS, { act: 1, kind: 'go', node: null, name: '' }), 1);
  expect(noticeOf(lost, 'Noor', en)?.what).toMatch(/did not reach/);
});

test.each([
  [0, 'Nothing was left to undo.'],
  [1, 'One field holds again what the customer had there.'],
  [4, '4 fields hold again what the customer had there.'],
])('[CTRL-9] %s fields undone is a sentence', (fields, words) => {
  expect(noticeOf({ ...NO_HANDS, news: { about: 'undone', fields } }, 'Noor', en)?.what).toBe(words);
});
