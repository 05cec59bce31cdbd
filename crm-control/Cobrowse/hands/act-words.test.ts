import { actOutcomes, answers, proposalStates } from '@beside/protocol';
import { localise } from '../../desk/localisation';
import { agentWords } from '../agent-words';
import { noticeOf } from './act-words';
import { handsLost, handsSent, NO_HANDS, type ActKind, type ActStage } from './acts';

const en = agentWords(localise(['en']));
const notice = (kind: ActKind, stage: ActStage, name = 'Continue', words = en) =>
  noticeOf(
    { ...NO_HANDS, acts: [{ act: 1, kind, node: 7, name, stage }], news: { about: 'act', act: 1 } },
    'Noor',
    words,
  );
const sentence = /^[\p{Lu}“‘„«].*[.…]$/u;
const emptyQuotes = /“”|‘’|„“|«\s*»|undefined/;
const languages = ['de', 'en', 'fr', 'nl', 'ro'].map(
  (language) => [language, agentWords(localise([language]))] as const,
);

/** What ends an act; the others are said as waiting for the customer. */
const isOver = (outcome: (typeof actOutcomes)[number]) => outcome !== 'proposed' && outcome !== 'requested';
const isSettled = (state: (typeof proposalStates)[number]) => state !== 'open';
const isAnswer = (answer: (typeof answers)[number]) => answer !== 'open';

test.each(actOutcomes.filter(isOver))(
  '[CTRL-10] %s says in every language what happened, why, and what to do, of named and unnamed elements',
  (outcome) => {
    for (const [, words] of languages) {
      for (const name of ['Continue', '']) {
        const said = notice('press', { at: 'over', outcome }, name, words);
        expect(said?.what).toMatch(sentence);
        expect(said?.what).not.toMatch(emptyQuotes);
        expect(said?.what.includes('Continue')).toBe(name !== '');
        expect(said?.more).toMatch(sentence);
      }
      const { why, next } = words.hands.outcomes[outcome];
      for (const one of [why, next]) expect(one).toMatch(sentence);
    }
  },
);

test('no code has words that does not exist', () => {
  const { outcomes, settled, answered } = en.hands;
  expect(Object.keys(outcomes).sort()).toEqual(actOutcomes.filter(isOver).sort());
  expect(Object.keys(settled).sort()).toEqual(proposalStates.filter(isSettled).sort());
  for (const table of Object.values(answered))
    expect(Object.keys(table).sort()).toEqual(answers.filter(isAnswer).sort());
});

test.each(languages)(
  'in %s, what waits and what was answered names the customer, and the element where it has a name',
  (_language, words) => {
    const stages: readonly ActStage[] = [
      { at: 'asked' },
      ...answers.filter(isAnswer).map((answer) => ({ at: 'answered', answer }) as const),
    ];
    for (const stage of stages) {
      for (const kind of ['ask', 'bring', 'press'] as const)
        expect(notice(kind, stage, '', words)?.what).toMatch(/Noor/);
      for (const named of ['Noor', 'Continue'])
        expect(notice('press', stage, 'Continue', words)?.what).toContain(named);
      expect(notice('press', stage, '', words)?.what).not.toMatch(emptyQuotes);
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

test.each(proposalStates.filter(isSettled))(
  '[CTRL-7] a proposal that was %s has its words in every language',
  (how) => {
    for (const [, words] of languages) {
      expect(notice('fill', { at: 'settled', how }, 'Continue', words)?.what).toMatch(/Noor.*Continue|Continue.*Noor/);
      const unnamed = notice('fill', { at: 'settled', how }, '', words);
      expect(unnamed?.what).toMatch(sentence);
      expect(unnamed?.what).not.toMatch(emptyQuotes);
    }
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
