import type { SessionView } from '@beside/protocol';
import type { Answer } from '../../desk/api/api-refusal';
import { manualClock } from '../../desk/manual-clock';
import { sessionFixture } from '../session-fixture';
import { openPane } from './open-pane';

const NAMES: Readonly<Record<string, string>> = { 'c-1': 'Noor de Vries', 'c-2': 'Jan Smit' };

/** A pane whose CRM and server are in the test's hands. */
function paneWorld() {
  const clock = manualClock();
  const { invited, asking, live } = sessionFixture(clock.now());
  const views = { invited, asking, live };
  let open: Answer<readonly SessionView[]> = { ok: true, value: [] };
  let signedIn = true;
  let blocked = false;
  let front = 'c-0';
  let hint = () => {};
  const asked = jest.fn();
  const shown = new Map<string, () => void>();
  const opened: string[] = [];
  const parts = {
    clock,
    host: {
      conversation: async (id: string) => {
        const customerName = NAMES[id] ?? null;
        return { channel: 'chat', open: true, customerName, customerId: null, otherAgent: null, record: null } as const;
      },
      conversationId: async () => ({ ok: true, value: front }) as const,
      openConversation: (id: string) => {
        opened.push(id);
        return { ok: true, value: undefined } as const;
      },
      notify: (message: string, { press }: { press: () => void }) => {
        shown.set(message, press);
        return () => void shown.delete(message);
      },
      onSessionSwitch: () => () => {},
    },
    staff: { open: async () => (asked(), open) },
    tokens: {
      token: async () =>
        signedIn ? ({ ok: true, value: 't' } as const) : ({ ok: false, code: 'auth/missing' } as const),
      signIn: async () => {
        if (blocked) return { ok: false, code: 'sign-in/popup-blocked' } as const;
        signedIn = true;
        return { ok: true, value: 't' } as const;
      },
      name: () => null,
    },
    hints: { tell: () => {}, hear: (listener: () => void) => ((hint = listener), () => {}) },
    words: { entered: (customer: string | null) => `${customer} entered`, open: 'Open' },
  };
  const session = (state: keyof typeof views, conversation: string) => ({
    ...views[state],
    id: `session-of-${conversation}`,
    conversation,
  });
  return {
    ...{ clock, asked, shown, opened, session, parts },
    hint: () => hint(),
    holds: (...sessions: SessionView[]) => void (open = { ok: true, value: sessions }),
    answers: (answer: typeof open) => void (open = answer),
    signOut: () => void (signedIn = false),
    blocks: (now: boolean) => void (blocked = now),
    looksAt: (conversation: string) => void (front = conversation),
  };
}

test('[SESS-26] a PIN entered in one of three chats raises one notice, which opens that chat', async () => {
  const world = paneWorld();
  const { clock, shown, session, opened } = world;
  const pane = openPane(world.parts);
  await clock.pass(0);
  const waiting = [session('invited', 'c-1'), session('invited', 'c-2'), session('invited', 'c-3')] as const;
  world.holds(...waiting);
  world.hint();
  await clock.pass(0);
  expect([...shown.keys()]).toEqual([]);
  world.holds(waiting[0], session('asking', 'c-2'), waiting[2]);
  await clock.pass(10_000);
  expect([...shown.keys()]).toEqual(['Jan Smit entered']);
  shown.get('Jan Smit entered')?.();
  expect(opened).toEqual(['c-2']);
  world.holds(waiting[0], session('live', 'c-2'), waiting[2]);
  await clock.pass(5_000);
  expect([...shown.keys()]).toEqual([]);
  const state = pane.state();
  expect(state.at === 'open' && state.sessions.map((one) => [one.session.state, one.customerName])).toEqual([
    ['invited', 'Noor de Vries'],
    ['live', 'Jan Smit'],
    ['invited', null],
  ]);
});

test('[SESS-26] who looks at that chat already is not told', async () => {
  const world = paneWorld();
  world.holds(world.session('asking', 'c-1'));
  world.looksAt('c-1');
  openPane(world.parts);
  await world.clock.pass(10_000);
  expect([...world.shown.keys()]).toEqual([]);
});

test('[SESS-26] nothing is asked while no session is open, and nothing after its end', async () => {
  const world = paneWorld();
  const pane = openPane(world.parts);
  await world.clock.pass(10 * 60_000);
  expect(world.asked).toHaveBeenCalledTimes(1);
  world.holds(world.session('asking', 'c-1'));
  world.hint();
  await world.clock.pass(7_000);
  expect(world.asked).toHaveBeenCalledTimes(4);
  expect(world.shown.size).toBe(1);
  pane.close();
  await world.clock.pass(60_000);
  expect(world.asked).toHaveBeenCalledTimes(4);
  expect(world.shown.size).toBe(0);
});

test('a server that is away is asked again; who is signed out signs in', async () => {
  const world = paneWorld();
  world.answers({ ok: false, code: 'service/unavailable' });
  const pane = openPane(world.parts);
  await world.clock.pass(0);
  expect(pane.state()).toEqual({ at: 'unreachable' });
  world.holds();
  await world.clock.pass(15_000);
  expect(pane.state()).toEqual({ at: 'open', sessions: [] });
  world.signOut();
  await pane.look();
  expect(pane.state()).toEqual({ at: 'signed-out' });
  world.blocks(true);
  await pane.signIn();
  expect(pane.state()).toEqual({ at: 'refused', code: 'sign-in/popup-blocked' });
  world.blocks(false);
  await pane.signIn();
  expect(pane.state().at).toBe('open');
});

test('what the server refuses is told by its own code, and asked again', async () => {
  const world = paneWorld();
  world.answers({ ok: false, code: 'auth/role-missing' });
  const pane = openPane(world.parts);
  await world.clock.pass(0);
  expect(pane.state()).toEqual({ at: 'refused', code: 'auth/role-missing' });
  world.holds();
  await world.clock.pass(15_000);
  expect(pane.state()).toEqual({ at: 'open', sessions: [] });
});

test('[SESS-26] a pane that is closed while it asks which chat is in front tells nothing more', async () => {
  const world = paneWorld();
  world.holds(world.session('asking', 'c-2'));
  let answer = () => {};
  const conversationId = () =>
    new Promise<{ ok: true; value: string }>((done) => (answer = () => done({ ok: true, value: 'c-0' })));
  const pane = openPane({ ...world.parts, host: { ...world.parts.host, conversationId } });
  await world.clock.pass(0);
  pane.close();
  answer();
  await world.clock.pass(0);
  expect([...world.shown.keys()]).toEqual([]);
});
