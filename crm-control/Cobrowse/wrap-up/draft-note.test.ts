import { en } from '../../desk/strings/en';
import { fr } from '../../desk/strings/fr';
import { sessionFixture } from '../session-fixture';
import { draftNote } from './draft-note';

const now = Date.UTC(2026, 10, 23, 14, 15);
const { ended } = sessionFixture(now);
const session = { ...ended, at: now, reason: 'stopped', by: 'customer' } as const;
const seen = { origin: 'https://www.norland.test', since: now - 13 * 60_000, written: false };
const over = { session, customerName: 'Noor de Vries', seen } as const;

test('a note says with whom, where, how long, what the agent could do and how it ended, and no more', () => {
  const { title, text } = draftNote(over, en, 'en-GB');
  expect(title).toBe('Co-browse session 123-456-789');
  expect(text.split('\n')).toEqual([
    'Noor de Vries shared a page of www.norland.test with the agent.',
    expect.stringMatching(/^23 Nov 2026, \d\d:\d\d to \d\d:\d\d \(13 minutes\)\.$/),
    'The agent pointed and marked, and filled in nothing.',
    'The session ended (by the customer): the customer stopped sharing.',
  ]);
});

test('write mode is named; a session of seconds was one of a minute', () => {
  const short = { ...over, seen: { ...seen, since: now - 4_000, written: true } };
  const { text } = draftNote(short, en, 'en-GB');
  expect(text).toContain('(1 minute)');
  expect(text).toContain('The agent filled in fields with the customer’s consent');
});

test('an invitation that came to nothing says so, in the agent’s language', () => {
  const { text } = draftNote(
    { session: { ...session, reason: 'invitation-expired' }, customerName: null, seen: 'nothing' },
    fr,
    'fr-FR',
  );
  expect(text.split('\n')).toHaveLength(2);
  expect(text).toContain('aucune page n’a été partagée');
});

test('a desk that was not there says neither that a page was shared nor that none was', () => {
  const { text } = draftNote({ ...over, seen: null }, en, 'en-GB');
  expect(text).not.toContain('no page was shared');
  expect(text.split('\n')[0]).toBe(
    'Noor de Vries was invited to co-browse on 23 Nov 2026; this desk does not know what was shared.',
  );
});

test('a desk that came in the middle says nothing of what the agent did before', () => {
  const { text } = draftNote({ ...over, seen: { ...seen, written: null } }, en, 'en-GB');
  expect(text.split('\n')).toHaveLength(3);
  expect(text).not.toContain('filled in');
});
