import { auditEventTypes, type AuditEvent } from '@beside/protocol';
import { decodeAuditRecord } from '../../desk/api/decode-audit';
import { en } from '../../desk/strings/en';
import { describeEvent } from './describe-event';

const events: readonly AuditEvent[] = [
  { type: 'invited' },
  { type: 'invited', renewed: true },
  { type: 'pin-sent', channel: 'chat' },
  { type: 'pin-sent', channel: 'voice' },
  { type: 'pin-refused', reason: 'wrong-company', origin: 'https://other.example' },
  { type: 'agent-pin-refused', reason: 'used' },
  { type: 'request', change: 'made', origin: 'https://norland.test' },
  { type: 'request', change: 'withdrawn', origin: 'https://norland.test' },
  { type: 'request', change: 'missed', origin: 'https://norland.test' },
  { type: 'taken', from: 'pin', origin: 'https://norland.test' },
  { type: 'taken', from: 'request', origin: 'https://norland.test' },
  { type: 'pin-accepted', origin: 'https://bank.example' },
  { type: 'allowed' },
  { type: 'refused' },
  { type: 'joined', role: 'customer' },
  { type: 'left', role: 'agent' },
  { type: 'paused' },
  { type: 'continued' },
  { type: 'moved', origin: 'https://my.bank.example' },
  { type: 'write-mode', change: 'allowed' },
  { type: 'write-mode', change: 'declined' },
  { type: 'write-mode', change: 'ended' },
  {
    type: 'hands',
    counts: { done: 0, proposed: 2, used: 1, requested: 0, pressed: 0, refused: 0, final: 1 },
  },
  { type: 'hidden', upTo: 50 },
  { type: 'rules', policy: { version: 3, hash: 'ab' } },
  { type: 'page', label: 'Income' },
  { type: 'page' },
  { type: 'ended', by: 'server', reason: 'inactivity' },
  { type: 'pin-refused', reason: 'unknown', origin: 'https://bank.example', count: 3, minute: 60_000 },
  { type: 'company-created' },
  { type: 'settings-changed' },
  { type: 'settings-changed', policy: { version: 3, hash: 'ab' } },
  { type: 'settings-proposal', change: 'made' },
  { type: 'settings-proposal', change: 'withdrawn' },
  { type: 'audit-read', what: 'company' },
  { type: 'session-opened', session: 's1', reference: '123-456-789' },
  { type: 'session-closed', session: 's1', reference: '123-456-789', count: 7, head: 'ab' },
  { type: 'session-forgotten', session: 's1', reference: '123-456-789', count: 7, head: 'ab', days: 30 },
  { type: 'hold', change: 'set', session: 's1', reference: '123-456-789' },
  { type: 'hold', change: 'lifted', session: 's1', reference: '123-456-789' },
  { type: 'names-erased', log: 'session:s1', seqs: [1] },
  { type: 'open-sessions', heads: [{ id: 's1', count: 3, head: 'ab' }] },
  { type: 'tampered', log: 'session:s1', from: 2, to: 3 },
  { type: 'tampered', log: 'company:a', from: 2, to: 2 },
];

const actor = { id: 'sam', name: 'Sam' };

test('every kind of event is decoded as it was written, and has its sentence', () => {
  expect(new Set(events.map((event) => event.type))).toEqual(new Set(auditEventTypes));
  const sentences = events.map((event, place) => {
    expect(decodeAuditRecord({ seq: place + 1, at: 5, event })).toEqual({ seq: place + 1, at: 5, event });
    return describeEvent({ event, actor }, en);
  });
  expect(new Set(sentences).size).toBe(events.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

test.each(['allowed', 'company-created'] as const)('[COMP-6] the rules that %s names are read', (type) => {
  const event = { type, policy: { version: 3, hash: 'ab' } };
  expect(decodeAuditRecord({ seq: 1, at: 5, event })).toEqual({ seq: 1, at: 5, event });
  expect(decodeAuditRecord({ seq: 1, at: 5, event: { type, policy: { version: 3 } } })?.event).toEqual({ type });
});

test('[AUDIT-6] what acts came to is said in numbers, and what did not happen is not said', () => {
  const counts = { done: 0, proposed: 2, used: 1, requested: 0, pressed: 0, refused: 0, final: 1 };
  expect(describeEvent({ event: { type: 'hands', counts } }, en)).toBe(
    'In writing, as the customer’s browser counted: 2 values proposed; 1 proposal used; 1 final action stopped.',
  );
});

test('[AUDIT-17] how much was hidden is said by its step, and as the browser’s count', () => {
  const said = ([0, 1, 50] as const).map((upTo) => describeEvent({ event: { type: 'hidden', upTo } }, en));
  expect(said).toEqual([
    'As the customer’s browser counted, nothing of the page was hidden.',
    'As the customer’s browser counted, one item of the page was hidden.',
    'As the customer’s browser counted, up to 50 items of the page were hidden at once.',
  ]);
  expect(decodeAuditRecord({ seq: 1, at: 5, event: { type: 'hidden', upTo: 37 } })).toBeNull();
});

test('[AUDIT-8] whose name was erased is said to be somebody', () => {
  const event = { type: 'audit-read', what: 'list' } as const;
  expect(describeEvent({ event, actor }, en)).toBe('Sam read the list of sessions.');
  expect(describeEvent({ event }, en)).toBe('Somebody whose name was erased read the list of sessions.');
});

test.each([
  ['a count that is missing', { done: 1 }],
  ['a count that is no number', { done: 0, proposed: 0, used: 0, requested: 0, pressed: 0, refused: 0, final: 'one' }],
])('a record with %s is not read', (_name, counts) => {
  expect(decodeAuditRecord({ seq: 1, at: 5, event: { type: 'hands', counts } })).toBeNull();
});

test('a record of a kind that nobody knows is not passed over in silence', () => {
  expect(decodeAuditRecord({ seq: 1, at: 5, event: { type: 'recorded' } })).toBeNull();
});
