import type { HandCounts } from '../audit/event';
import { GRACE_MS, PARK_MS } from '../limits';
import { risksOf } from './risks';
import type { Session } from './state';
import { invite, transition, type SessionEvent } from './transition';

const T0 = 1_000_000;
const versions = { min: 1, max: 1 };
const invited = invite({
  ...{ id: 'id', reference: '123-456-789', transport: 'ab', company: 'c', conversation: 'conv', channel: 'chat' },
  ...{ agent: { id: 'a', name: 'Anna' }, invitedAt: T0, viewerVersions: versions },
});
const redeem = { type: 'redeem', participant: 'p', origin: 'https://x.test', versions } as const;
const NONE: HandCounts = { done: 0, proposed: 0, used: 0, requested: 0, pressed: 0, refused: 0, final: 0 };
const here = (role: 'customer' | 'agent') => ({ type: 'here', role }) as const;
const away = (role: 'customer' | 'agent') => ({ type: 'away', role }) as const;
const end = { type: 'end', by: 'agent', reason: 'exit' } as const;

function after(session: Session, ...events: readonly SessionEvent[]): Session {
  return events.reduce((before, event) => {
    const result = transition(before, event, T0);
    if (!result.ok) throw new Error(result.code);
    return result.session;
  }, session);
}
const live = after(invited, redeem, { type: 'allow' }, here('customer'), here('agent'));
let number = 0;
const report = (...events: Extract<SessionEvent, { type: 'report' }>['events']) =>
  ({ type: 'report', number: (number += 1), events }) as const;

test('[SESS-32] write mode is a risk while it is on, and of a session that is over that it was', () => {
  const writes = after(live, report({ type: 'write-mode', change: 'allowed' }));
  expect(risksOf(writes, T0)).toEqual(['write-mode']);
  const back = after(writes, report({ type: 'write-mode', change: 'ended' }));
  expect(risksOf(back, T0)).toEqual([]);
  expect([risksOf(after(back, end), T0), risksOf(after(writes, end), T0)]).toEqual([['write-mode'], ['write-mode']]);
  expect(risksOf(after(live, report({ type: 'write-mode', change: 'declined' }), end), T0)).toEqual([]);
});

test('[SESS-32] final presses that were stopped are summed over reports, and kept with the end', () => {
  const counts = { ...NONE, final: 1, refused: 2 };
  const tried = after(live, report({ type: 'hands', counts }), report({ type: 'hands', counts }));
  expect(risksOf(tried, T0)).toEqual(['final-stopped']);
  expect(after(tried, end)).toMatchObject({ state: 'ended', risks: { finals: 2 } });
  expect(risksOf(after(live, report({ type: 'hands', counts: { ...NONE, done: 3 } })), T0)).toEqual([]);
});

test('[SESS-32] wrong PINs before the right one stay with the session', () => {
  const asking = after(invited, { ...redeem, wrongPins: 2 });
  const allowed = after(asking, { type: 'allow' });
  const all = [asking, allowed, after(allowed, end), after(asking, { type: 'refuse' })];
  expect(all.map((session) => risksOf(session, T0))).toEqual(all.map(() => ['wrong-pins']));
  expect(risksOf(after(invited, { ...redeem, wrongPins: 0 }), T0)).toEqual([]);
});

test.each([
  ['the customer', away('customer')],
  ['the desk', away('agent')],
])('[SESS-32] a link is poor when %s is away for more than a page load', (_who, gone) => {
  const left = after(live, gone);
  expect([T0 + 10_000, T0 + 10_001].map((now) => risksOf(left, now))).toEqual([[], ['poor-link']]);
  expect(T0 + 10_001).toBeLessThan(T0 + Math.min(GRACE_MS, PARK_MS));
});

test('[SESS-32] a link is poor, then and afterwards, when the page had to be asked for anew more than once', () => {
  const resynced = (resyncs: number) => after(live, { type: 'measured', measures: { resyncs } });
  expect([1, 2].map((times) => risksOf(resynced(times), T0))).toEqual([[], ['poor-link']]);
  const over = after(resynced(2), end);
  expect(over).toMatchObject({ measures: { resyncs: 2 } });
  expect(risksOf(over, T0)).toEqual(['poor-link']);
});

test('[SESS-32] what the ends measured stays with the session; one that ended before this was kept has no risks', () => {
  const measures = { connectMs: 4_000, submitted: true } as const;
  const over = after(live, { type: 'measured', measures }, report({ type: 'hidden', upTo: 20 }), end);
  expect(over).toMatchObject({ state: 'ended', measures, hidden: 20 });
  const { measures: _measures, hidden: _hidden, ...earlier } = over as Extract<Session, { state: 'ended' }>;
  expect(risksOf(earlier, T0)).toEqual([]);
});
