import { endReasons, type PageMessage } from '@beside/protocol';
import type { DeskEvent } from './desk-event';
import type { Conversation, DeskState, Seen } from './desk-state';
import { reduce } from './reduce';
import { sessionFixture } from '../session-fixture';

const conversation: Conversation = {
  id: 'c0ffee00-0000-4000-8000-000000000001',
  channel: 'chat',
  customerName: 'Noor',
  customerId: null,
};
const at = 1_700_000_000_000;
const { invited, asking, live, paused, away, ended } = sessionFixture(at);
const later = <T extends { now: number }>(view: T, ms = 1): T => ({ ...view, now: view.now + ms });

const run = (events: readonly DeskEvent[], from: DeskState = { at: 'loading' }) => events.reduce(reduce, from);
const messages = (...list: PageMessage[]): DeskEvent => ({ type: 'messages', messages: list });
const complete: PageMessage = { kind: 'complete', hash: 1 };
const status = (now: 'live' | 'paused' | 'away' | 'ended', hidden = false): PageMessage => ({
  kind: 'status',
  status: now,
  hidden,
});
const opened: DeskEvent = { type: 'opened', conversation, session: null, seen: null };
const lease = (held: boolean): DeskEvent => ({ type: 'lease', held });
const epoch: DeskEvent = { type: 'epoch' };

const seeing = (): DeskState =>
  run([
    { type: 'opened', conversation, session: live, seen: null },
    { type: 'link', link: 'open' },
    epoch,
    lease(true),
    messages(complete),
  ]);

test('from CB to the page: every step is a state of its own', () => {
  const steps: DeskEvent[] = [
    opened,
    { type: 'inviting' },
    { type: 'invited', session: invited, pin: '12345678' },
    { type: 'session', session: later(asking) },
    { type: 'session', session: later(live, 2) },
    epoch,
    lease(true),
    messages(complete),
    { type: 'session', session: later(ended, 3) },
  ];
  const seen: string[] = [];
  steps.reduce(
    (state: DeskState, step) => {
      const next = reduce(state, step);
      seen.push(next.at);
      return next;
    },
    { at: 'loading' },
  );
  expect(seen).toEqual([
    'ready',
    'inviting',
    'invited',
    'asking',
    'connecting',
    'connecting',
    'connecting',
    'live',
    'ended',
  ]);
});

test('an invitation keeps its PIN over news of the same invitation, and learns what became of it', () => {
  const state = run([
    opened,
    { type: 'invited', session: invited, pin: '12345678' },
    { type: 'session', session: later(invited) },
    { type: 'delivery', session: invited.id, delivery: { how: 'posted' } },
  ]);
  expect(state).toMatchObject({ at: 'invited', pin: '12345678', delivery: { how: 'posted' }, until: invited.until });
});

test('a PIN on a call is for reading, not for posting', () => {
  const voice = { ...conversation, channel: 'voice' as const };
  const state = run([
    { type: 'opened', conversation: voice, session: null, seen: null },
    { type: 'invited', session: invited, pin: '12345678' },
  ]);
  expect(state).toMatchObject({ delivery: { how: 'to-read' } });
});

test('a desk that was rebuilt finds its invitation without the PIN', () => {
  expect(run([{ type: 'opened', conversation, session: invited, seen: null }])).toMatchObject({
    at: 'invited',
    pin: null,
    delivery: { how: 'earlier' },
  });
});

test('[SESS-8] the desk covers the page by itself when the view lease lapses', () => {
  expect(seeing().at).toBe('live');
  const lapsed = run([lease(false)], seeing());
  expect(lapsed).toMatchObject({ at: 'covered', reason: 'lease' });
  expect(run([lease(true)], lapsed).at).toBe('live');
});

test('after a lapse a new epoch shows nothing until its picture is whole', () => {
  const back = run([lease(false), epoch, lease(true)], seeing());
  expect(back).toMatchObject({ at: 'covered', reason: 'drawing' });
  expect(run([messages(complete)], back).at).toBe('live');
});

test('[SESS-4] paused covers at once, and what was seen before does not come back without a new picture', () => {
  const stopped = run([messages(status('paused'))], seeing());
  expect(stopped.at).toBe('paused');
  const bySession = run([{ type: 'session', session: later(paused) }], seeing());
  expect(bySession.at).toBe('paused');
  const continued = run([{ type: 'session', session: later(live, 2) }], bySession);
  expect(continued).toMatchObject({ at: 'covered', reason: 'drawing' });
  expect(run([epoch, messages(complete)], continued).at).toBe('live');
});

test('away: the page is being left, or nothing comes and the server says so', () => {
  expect(run([messages(status('away'))], seeing())).toMatchObject({ at: 'covered', reason: 'away' });
  const gone = run([{ type: 'session', session: later(away) }, lease(false)], seeing());
  expect(gone).toMatchObject({ at: 'covered', reason: 'away' });
  expect(run([{ type: 'session', session: later(away) }], seeing()).at).toBe('live');
});

test('another tab in front is said, not covered', () => {
  const state = run([messages(status('live', true))], seeing());
  expect(state).toMatchObject({ at: 'live', page: { hidden: true } });
});

test('a reload by the customer: away, then the new picture', () => {
  expect(run([messages(status('away')), epoch, lease(true), messages(complete)], seeing()).at).toBe('live');
});

test('news that is older than what is known, or of another session, changes nothing', () => {
  const state = seeing();
  expect(reduce(state, { type: 'session', session: { ...paused, now: live.now - 1 } })).toBe(state);
  expect(reduce(state, { type: 'session', session: { ...later(ended), id: 'another' } })).toBe(state);
});

test('the end is final', () => {
  const over = run([{ type: 'session', session: later(ended) }], seeing());
  expect(reduce(over, { type: 'session', session: later(live, 9) })).toBe(over);
  expect(run([{ type: 'inviting' }], over)).toEqual({ at: 'inviting', conversation });
});

test.each(endReasons)('an end by %s keeps its reason', (reason) => {
  expect(run([{ type: 'session', session: { ...later(ended), reason } }], seeing())).toMatchObject({
    at: 'ended',
    session: { reason },
  });
});

test('the end of the conversation is announced in a session and closes CB before one', () => {
  const over: DeskEvent = { type: 'conversation-ended', endsAt: at + 10_000 };
  expect(run([over], seeing())).toMatchObject({ at: 'live', endsAt: at + 10_000 });
  expect(run([opened, over])).toEqual({ at: 'unavailable', reason: { why: 'conversation-closed' } });
});

test('stream events outside a session change nothing', () => {
  const ready = run([opened]);
  for (const event of [lease(true), epoch, messages(complete), { type: 'unwatched' } as const])
    expect(reduce(ready, event)).toBe(ready);
});

test('a stage that went away starts anew', () => {
  expect(run([{ type: 'unwatched' }], seeing()).at).toBe('connecting');
});

const found = (session: typeof live | typeof ended, seen: Seen | null) =>
  run([{ type: 'opened', conversation, session, seen }]);
const seen: Seen = { origin: live.origin, since: live.since, written: true };

test('[SESS-35] what was seen of a session outlives the desk that saw it', () => {
  expect(found(ended, seen)).toMatchObject({ at: 'ended', seen });
  const over = reduce(found(live, seen), { type: 'session', session: later(ended) });
  expect(over).toMatchObject({ at: 'ended', seen });
});

test('[SESS-35] a desk that was not there does not know: neither that nothing was shared, nor that nothing was filled in', () => {
  expect(found(ended, null)).toMatchObject({ seen: null });
  const over = reduce(found(live, null), { type: 'session', session: later(ended) });
  expect(over).toMatchObject({ seen: { ...seen, written: null } });
});

test.each([
  ['invitation-expired', null, 'nothing'],
  ['cancelled', invited, 'nothing'],
  ['cancelled', null, null],
  ['conversation-ended', asking, 'nothing'],
  ['exit', asking, null],
  ['stopped', invited, null],
] as const)(
  '[SESS-35] an end by %s after %o is known to be of nothing shared, or not known',
  (reason, before, known) => {
    const over = { ...later(ended), reason };
    const from = before && run([{ type: 'opened', conversation, session: before, seen: null }]);
    const end: DeskEvent = { type: 'session', session: over };
    expect(from ? reduce(from, end) : found(over, null)).toMatchObject({ at: 'ended', seen: known });
  },
);
