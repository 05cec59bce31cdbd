import { actOutcomes, type ActOutcome, type PageMessage } from '@beside/protocol';
import { handsAfter, handsAnew, handsLost, handsSent, handsYielded, NO_HANDS, type ActKind } from './acts';
import { writeModeOf } from './write-mode';

const sent = (kind: ActKind, act = 1) => handsSent(NO_HANDS, { act, kind, node: 7, name: 'Continue' });
const mode = (writer: string | null, direct = false): PageMessage => ({ kind: 'mode', writer, direct });
const outcome = (is: ActOutcome, act = 1, who = 'me'): PageMessage => ({ kind: 'outcome', who, act, outcome: is });
const question = (answer: 'open' | 'yes' | 'no' | 'gone', about: 'write' | 'press' = 'press'): PageMessage => ({
  kind: 'question',
  who: 'me',
  act: 1,
  about,
  node: null,
  answer,
});
const proposal = (state: 'open' | 'used' | 'changed' | 'refused' | 'gone', node = 7): PageMessage => ({
  kind: 'proposal',
  who: 'me',
  act: 1,
  node,
  state,
});
const stageAfter = (kind: ActKind, ...messages: PageMessage[]) => handsAfter(sent(kind), messages, 'me').acts[0]?.stage;

test('[CTRL-4] write mode is whose the customer’s page says it is, and asked for while there is no answer', () => {
  expect(writeModeOf(NO_HANDS, 'me')).toEqual({ is: 'pointing' });
  const asking = sent('ask');
  expect(writeModeOf(asking, 'me')).toEqual({ is: 'asked' });
  expect(writeModeOf(handsAfter(asking, [question('no', 'write')], 'me'), 'me')).toEqual({ is: 'pointing' });
  const granted = handsAfter(asking, [question('yes', 'write'), mode('me', true)], 'me');
  expect(writeModeOf(granted, 'me')).toEqual({ is: 'mine', direct: true });
  expect(writeModeOf(handsAfter(NO_HANDS, [mode('other')], 'me'), 'me')).toEqual({ is: 'others', who: 'other' });
});

test('[CTRL-4] it ends when it is taken back, which is said, or given back; and with a new epoch', () => {
  const writing = handsAfter(NO_HANDS, [mode('me')], 'me');
  expect(handsAfter(writing, [mode(null)], 'me').news).toEqual({ about: 'write-ended' });
  const yielded = handsAfter(handsYielded(writing), [mode(null)], 'me');
  expect([yielded.writer, yielded.news]).toEqual([null, null]);
  expect(handsAnew(writing).writer).toBeNull();
});

test.each(actOutcomes)('[CTRL-10] %s belongs to the act of that number and this desk only', (is) => {
  expect(handsAfter(sent('press'), [outcome(is, 2), outcome(is, 1, 'other')], 'me')).toEqual(sent('press'));
  const after = handsAfter(sent('press'), [outcome(is)], 'me');
  expect(after.acts[0]?.stage.at).not.toBe('sent');
  expect(after.news).toEqual({ about: 'act', act: 1 });
});

test('[CTRL-7] a proposal waits, then is used, changed, refused or gone; what comes late changes nothing', () => {
  expect(stageAfter('fill', outcome('proposed'))).toEqual({ at: 'proposed' });
  for (const how of ['used', 'changed', 'refused', 'gone'] as const)
    expect(stageAfter('fill', proposal('open'), proposal(how), outcome('proposed'))).toEqual({ at: 'settled', how });
  expect(stageAfter('fill', outcome('done'))).toEqual({ at: 'over', outcome: 'done' });
});

test('[CTRL-5] a press that is final is asked of the customer, and answered', () => {
  expect(stageAfter('press', outcome('requested'))).toEqual({ at: 'asked' });
  expect(stageAfter('press', question('open'), question('no'))).toEqual({ at: 'answered', answer: 'no' });
});

test('[CTRL-2] an act that did not arrive is lost; a new epoch leaves nothing waiting, until the page says otherwise', () => {
  expect(handsLost(sent('go'), 1).acts[0]?.stage).toEqual({ at: 'lost' });
  const anew = handsAnew(handsAfter(sent('fill'), [proposal('open')], 'me'));
  expect(anew.acts[0]).toMatchObject({ node: null, stage: { at: 'settled', how: 'gone' } });
  expect(handsAfter(anew, [proposal('open', 12)], 'me').acts[0]).toMatchObject({ node: 12, stage: { at: 'proposed' } });
});

test('keys that worked are not spoken of', () => {
  expect(handsAfter(sent('key'), [outcome('done')], 'me').news).toBeNull();
  expect(handsAfter(sent('key'), [outcome('read-only')], 'me').news).toEqual({ about: 'act', act: 1 });
});

const MOVES = ['hover', 'focus', 'scroll', 'select'] as const;

test.each(MOVES)('[CTRL-10] %s is spoken of only where the agent can do something about it', (kind) => {
  const spokenOf = actOutcomes.filter((is) => handsAfter(sent(kind), [outcome(is)], 'me').news !== null);
  expect(spokenOf).toEqual(['not-in-write-mode', 'final', 'customer-busy', 'too-many']);
  expect(handsLost(sent(kind), 1).news).toBeNull();
});

test('[CTRL-7] a mouse that moves on and on drives out no proposal and nothing that can be undone', () => {
  let hands = handsAfter(sent('fill'), [proposal('open')], 'me');
  for (let act = 2; act < 500; act++)
    hands = handsSent(hands, { act, kind: MOVES[act % MOVES.length] ?? 'hover', node: 9, name: '' });
  expect(hands.acts[0]).toMatchObject({ act: 1, stage: { at: 'proposed' } });
  expect(hands.acts.length).toBeLessThan(20);
  expect(handsAnew(hands).acts.map(({ kind }) => kind)).toEqual(['fill']);
});

test('[CTRL-9] how many fields an undo gave back is said', () => {
  expect(handsAfter(sent('undo'), [{ kind: 'undone', who: 'me', fields: 3 }], 'me').news).toEqual({
    about: 'undone',
    fields: 3,
  });
});
