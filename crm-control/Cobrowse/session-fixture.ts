import type { SessionView } from '@beside/protocol';

type In<S extends SessionView['state']> = Extract<SessionView, { state: S }>;
export type LiveFixture = Exclude<SessionView, { state: 'invited' | 'asking' | 'ended' }>;

/** Views of one session for tests, at `now` on a server's clock. */
export function sessionFixture(now: number) {
  const base = {
    id: '0190f0c8-0000-7000-8000-000000000001',
    reference: '123-456-789',
    companyName: 'Acme Bank',
    agentName: 'Alex Agent',
    conversation: 'c0ffee00-0000-4000-8000-000000000001',
    channel: 'chat',
    now,
  } as const;
  const origin = 'https://bank.example';
  const here = { here: true } as const;
  const live: LiveFixture = {
    ...base,
    state: 'live',
    origin,
    version: 1,
    since: now - 1_000,
    customer: here,
    desk: here,
  };
  const invited: In<'invited'> = { ...base, state: 'invited', until: now + 600_000 };
  const asking: In<'asking'> = { ...base, state: 'asking', until: now + 300_000, origin };
  const paused: LiveFixture = { ...live, state: 'paused', until: now + 60_000 };
  const away: LiveFixture = { ...live, customer: { here: false, until: now + 120_000 } };
  const ended: In<'ended'> = { ...base, state: 'ended', at: now, by: 'customer', reason: 'stopped' };
  return { invited, asking, live, paused, away, ended };
}
