import {
  ABSOLUTE_MS,
  CONSENT_LIFETIME_MS,
  GRACE_MS,
  INACTIVITY_MS,
  PARK_MS,
  PIN_LIFETIME_MS,
  STOP_ANSWER_MS,
} from '../limits';
import type { Measures } from './measures';
import type { Session, SessionFacts } from './state';
import { deadline, invite, transition, type SessionEvent } from './transition';

const T0 = 1_000_000;
const facts: SessionFacts = {
  id: 'id',
  reference: '123-456-789',
  transport: 'ab',
  company: 'c',
  conversation: 'conv',
  channel: 'chat',
  agent: { id: 'a', name: 'Anna' },
  invitedAt: T0,
  viewerVersions: { min: 1, max: 1 },
};
const redeem: SessionEvent = {
  type: 'redeem',
  participant: 'p',
  origin: 'https://x.test',
  versions: { min: 1, max: 2 },
};

function step(session: Session, event: SessionEvent, now = T0): Session {
  const result = transition(session, event, now);
  if (!result.ok) throw new Error(result.code);
  return result.session;
}
const audit = (session: Session, event: SessionEvent, now = T0) => {
  const result = transition(session, event, now);
  return result.ok ? result.audit.map(({ type }) => type) : result.code;
};

const invited = invite(facts);
const asking = step(invited, redeem);
const live = step(step(step(asking, { type: 'allow' }), { type: 'here', role: 'customer' }), {
  type: 'here',
  role: 'agent',
});
const paused = step(live, { type: 'pause' });
const ended = step(live, { type: 'end', by: 'agent', reason: 'exit' });
const states: Record<string, Session> = { invited, asking, live, paused, ended };

test('[SESS-1] every state × event is either a transition that the audit shows, or a refusal', () => {
  const events: SessionEvent[] = [
    { type: 'renew' },
    redeem,
    { type: 'allow' },
    { type: 'refuse' },
    { type: 'pause' },
    { type: 'continue' },
    { type: 'move', origin: 'https://my.x.test' },
    { type: 'here', role: 'agent' },
    { type: 'away', role: 'agent' },
    { type: 'away', role: 'customer' },
    { type: 'activity' },
    { type: 'report', number: 1, events: [{ type: 'write-mode', change: 'allowed' }] },
    { type: 'end', by: 'customer', reason: 'stopped' },
    { type: 'clock' },
  ];
  const table = Object.fromEntries(
    Object.entries(states).map(([name, session]) => [
      name,
      events.map((event) => {
        const result = transition(session, event, T0);
        return `${event.type}: ${result.ok ? `${result.session.state} [${result.audit.map((e) => e.type).join()}]` : result.code}`;
      }),
    ]),
  );
  expect(table).toEqual({
    invited: [
      'renew: invited [invited]',
      'redeem: asking [pin-accepted]',
      'allow: session/wrong-state',
      'refuse: session/wrong-state',
      'pause: session/wrong-state',
      'continue: session/wrong-state',
      'move: session/wrong-state',
      'here: invited []',
      'away: invited []',
      'away: invited []',
      'activity: invited []',
      'report: session/wrong-state',
      'end: ended [ended]',
      'clock: invited []',
    ],
    asking: [
      'renew: session/wrong-state',
      'redeem: session/wrong-state',
      'allow: live [allowed]',
      'refuse: ended [refused,ended]',
      'pause: session/wrong-state',
      'continue: session/wrong-state',
      'move: session/wrong-state',
      'here: asking []',
      'away: asking []',
      'away: asking []',
      'activity: asking []',
      'report: session/wrong-state',
      'end: ended [ended]',
      'clock: asking []',
    ],
    live: [
      'renew: session/wrong-state',
      'redeem: session/wrong-state',
      'allow: live []',
      'refuse: session/wrong-state',
      'pause: paused [paused]',
      'continue: live []',
      'move: live [moved]',
      'here: live []',
      'away: live [left]',
      'away: live [left]',
      'activity: live []',
      'report: live [write-mode]',
      'end: ended [ended]',
      'clock: live []',
    ],
    paused: [
      'renew: session/wrong-state',
      'redeem: session/wrong-state',
      'allow: paused []',
      'refuse: session/wrong-state',
      'pause: paused []',
      'continue: live [continued]',
      'move: paused [moved]',
      'here: paused []',
      'away: paused [left]',
      'away: paused [left]',
      'activity: paused []',
      'report: paused [write-mode]',
      'end: ended [ended]',
      'clock: paused []',
    ],
    ended: Array.from(events, (event) =>
      event.type === 'here' || event.type === 'away' || event.type === 'activity' || event.type === 'clock'
        ? `${event.type}: ended []`
        : `${event.type}: session/ended`,
    ),
  });
});

test('[AUDIT-6] a report that comes again, or late, is taken once', () => {
  const report = (number: number): SessionEvent => ({
    type: 'report',
    number,
    events: [
      { type: 'write-mode', change: 'allowed' },
      { type: 'write-mode', change: 'ended' },
    ],
  });
  const told = step(live, report(7));
  expect(audit(live, report(7))).toEqual(['write-mode', 'write-mode']);
  expect(audit(told, report(7))).toEqual([]);
  expect(audit(told, report(6))).toEqual([]);
  expect(audit(told, report(8))).toEqual(['write-mode', 'write-mode']);
});

test('[SESS-23] what the ends say of how it went is kept while the session lasts: the first word, and the most resyncs', () => {
  const measured = (measures: Measures): SessionEvent => ({ type: 'measured', measures });
  const told = step(live, measured({ agentPresses: 1, connectMs: 900, resyncs: 2 }));
  const again = step(told, measured({ agentPresses: 7, markMs: 5, resyncs: 1, submitted: true }));
  expect(again).toMatchObject({
    measures: { agentPresses: 1, connectMs: 900, markMs: 5, resyncs: 2, submitted: true },
  });
  expect(audit(live, measured({ markMs: 5 }))).toEqual([]);
  expect(step(again, measured({ agentPresses: 3, resyncs: 2 }))).toBe(again);
  for (const session of [invited, asking, ended]) expect(step(session, measured({ markMs: 5 }))).toBe(session);
});

test('[WIRE-1] without a common version the PIN is not taken', () => {
  expect(transition(invited, { ...redeem, versions: { min: 2, max: 3 } } as SessionEvent, T0)).toEqual({
    ok: false,
    code: 'session/version',
  });
});

test.each<[string, Session, number, string, string]>([
  ['[PIN-2] an invitation', invited, PIN_LIFETIME_MS, 'invitation-expired', 'invited'],
  ['[SESS-3] a question', asking, CONSENT_LIFETIME_MS, 'consent-expired', 'asking'],
  ['[SESS-4] an unanswered STOP', paused, STOP_ANSWER_MS, 'stop-unanswered', 'paused'],
  [
    '[SESS-5] a customer who is away',
    step(live, { type: 'away', role: 'customer' }),
    GRACE_MS,
    'customer-away',
    'live',
  ],
  [
    '[SESS-6] a parked desk',
    step(live, { type: 'away', role: 'agent' }),
    Math.min(PARK_MS, INACTIVITY_MS),
    'inactivity',
    'live',
  ],
  ['[SESS-7] inactivity', live, INACTIVITY_MS, 'inactivity', 'live'],
])('%s ends at its deadline and not before', (_name, session, after, reason, before) => {
  expect(deadline(session)).toBe(T0 + after);
  expect(step(session, { type: 'clock' }, T0 + after - 1).state).toBe(before);
  expect(step(session, { type: 'clock' }, T0 + after)).toMatchObject({ state: 'ended', by: 'server', reason });
});

test('[SESS-6] a parked desk ends a session whose customer is busy', () => {
  const parked = step(step(live, { type: 'away', role: 'agent' }), { type: 'activity' }, T0 + PARK_MS - 10);
  expect(step(parked, { type: 'clock' }, T0 + PARK_MS)).toMatchObject({ state: 'ended', reason: 'desk-away' });
});

test('[SESS-5] a customer who comes back in time goes on: same session, no new question', () => {
  const away = step(live, { type: 'away', role: 'customer' });
  const back = step(away, { type: 'here', role: 'customer' }, T0 + GRACE_MS - 1);
  expect(back).toMatchObject({ state: 'live', id: live.id, customer: { here: true } });
  expect(audit(away, { type: 'here', role: 'customer' }, T0 + 1)).toEqual(['joined']);
});

test('[SESS-7] a late event meets an ended session, and the end is final', () => {
  expect(transition(live, { type: 'pause' }, T0 + INACTIVITY_MS)).toEqual({ ok: false, code: 'session/ended' });
  expect(transition(ended, redeem, T0)).toEqual({ ok: false, code: 'session/ended' });
  expect(deadline(ended)).toBeNull();
});

test('[SESS-7] no session is longer than its limit', () => {
  let session = live;
  for (let now = T0; now < T0 + ABSOLUTE_MS; now += INACTIVITY_MS / 2)
    session = step(session, { type: 'activity' }, now);
  expect(step(session, { type: 'clock' }, T0 + ABSOLUTE_MS)).toMatchObject({ state: 'ended', reason: 'limit' });
});

test('[SESS-1] an ended session keeps what names it and drops who took part', () => {
  expect(Object.keys(ended).sort()).toEqual([
    'agent',
    'at',
    'by',
    'channel',
    'company',
    'conversation',
    'id',
    'invitedAt',
    'origin',
    'reason',
    'reference',
    'since',
    'state',
    'transport',
    'viewerVersions',
  ]);
});

test('[COMP-6] Allow names the rules; a report names others, each once in a row', () => {
  const [one, two] = ['a', 'b'].map((letter, place) => ({ version: place + 1, hash: letter.repeat(64) }));
  if (!one || !two) throw new Error('no rules');
  const report = (number: number, ...policies: (typeof one)[]): SessionEvent => ({
    ...{ type: 'report', number },
    events: policies.map((policy) => ({ type: 'rules', policy })),
  });
  const begun = transition(asking, { type: 'allow', policy: one }, T0);
  expect(begun).toMatchObject({ audit: [{ type: 'allowed', policy: one }] });
  const named = step(asking, { type: 'allow', policy: one });
  expect(audit(named, report(1, one))).toEqual([]);
  expect(audit(named, report(1, two, two, one))).toEqual(['rules', 'rules']);
  expect(audit(step(named, report(1, two)), report(2, two))).toEqual([]);
  expect(audit(live, report(1, one))).toEqual(['rules']);
});

test('[SESS-18] a session keeps to the limits that its company had set when it began', () => {
  const limits = { invitation: 3 * 60_000, inactivity: 60_000, grace: 30_000, absolute: 20 * 60_000 };
  const asked = invite({ ...facts, limits });
  expect(asked.until).toBe(T0 + limits.invitation);
  expect(step(asked, { type: 'renew' }, T0 + 1)).toMatchObject({ until: T0 + 1 + limits.invitation });
  const begun = step(step(asked, redeem), { type: 'allow' });
  expect(begun).toMatchObject({ state: 'live', customer: { here: false, until: T0 + limits.grace } });
  const here = step(step(begun, { type: 'here', role: 'customer' }), { type: 'here', role: 'agent' });
  expect(deadline(here)).toBe(T0 + limits.inactivity);
  const gone = step(here, { type: 'away', role: 'customer' }, T0 + 5_000);
  expect(deadline(gone)).toBe(T0 + 5_000 + limits.grace);
  let busy = here;
  for (let now = T0; now < T0 + limits.absolute; now += 30_000) busy = step(busy, { type: 'activity' }, now);
  expect(step(busy, { type: 'clock' }, T0 + limits.absolute)).toMatchObject({ state: 'ended', reason: 'limit' });
});
