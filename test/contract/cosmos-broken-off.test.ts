import type { Stores } from '@beside/functions';
import { ABSOLUTE_MS } from '@beside/protocol';
import { startCosmosServer, type CosmosServer, type Fate } from '../support/servers/cosmos-server';
import { chained } from './stores/audit';
import { offer } from './stores/offers';
import { company, end, idOf, invited, MINUTE, NOW, participant, pin, redeemed, step } from './stores/fixtures';

/** What happens between steps that share no transaction: every request is lost once, before and after it took effect. */

const CLAIM_MS = 10_000;
const broken: readonly [string, Fate][] = [
  ['is refused', { status: 503 }],
  ['takes effect, and its answer is lost', 'lose-answer'],
];

let server: CosmosServer;
let stores: Stores & { close(): void };
let now = NOW;
beforeAll(async () => void (server = await startCosmosServer()));
afterAll(() => server.stop());
beforeEach(async () => {
  await server.empty();
  now = NOW;
  stores = server.open(() => now);
});
afterEach(() => stores.close());

/** Breaks the request of this place in the row, once. */
function breakAt(place: number, fate: Fate): void {
  let count = 0;
  server.decide(({ method }) => {
    if (method === 'GET') return 'pass';
    count += 1;
    return count === place ? fate : 'pass';
  });
}

async function writesOf(run: () => Promise<unknown>): Promise<number> {
  server.asked.length = 0;
  await run();
  return server.asked.filter(({ method }) => method !== 'GET').length;
}

async function read(number: number) {
  const found = await stores.sessions.get('norland', idOf(number));
  if (!found) throw new Error('no such session');
  return found;
}

/** Whatever a session's making left behind, the next two tries of an agent find or make exactly one that waits. */
async function waiting(): Promise<string | undefined> {
  for (const number of [11, 12]) {
    const latest = await stores.sessions.latestByConversation('norland', 'same');
    if (latest?.session.state === 'invited') return latest.session.id;
    await stores.sessions.create(invited(number, { conversation: 'same' }));
  }
  return (await stores.sessions.latestByConversation('norland', 'same'))?.session.id;
}

test.each(broken)(
  '[SESS-12] a session whose making breaks off, as a request %s, blocks nobody',
  async (_words, fate) => {
    const writes = await writesOf(() => stores.sessions.create(invited(1, { conversation: 'same' })));
    expect(writes).toBeGreaterThanOrEqual(3);
    for (let place = 1; place <= writes; place += 1) {
      await server.empty();
      breakAt(place, fate);
      const made = await stores.sessions.create(invited(1, { conversation: 'same' })).catch(() => 'failed');
      server.decide(() => 'pass');
      expect([place, made]).toEqual([place, 'failed']);
      const id = await waiting();
      expect(id).toBeDefined();
      expect(await stores.sessions.create(invited(20, { conversation: 'same' }))).toBe('conversation-taken');
      const listed = await stores.sessions.list('norland', { limit: 10 });
      expect(listed.filter(({ state }) => state === 'invited').map((one) => one.id)).toEqual([id]);
      // What nobody can find is at least found by the sweep.
      const due = await stores.sessions.due(NOW + 11 * MINUTE, 10);
      const kept = (await server.documents('sessions')).map((document) => document['id']);
      expect(due.map((one) => one.id).sort()).toEqual(kept.sort());
    }
  },
);

test.each(broken)(
  '[SESS-12] an agent whose change to busy breaks off, as a request %s, is free or busy, and never twice',
  async (_words, fate) => {
    const writes = await writesOf(async () => {
      await stores.sessions.create(invited(1));
      server.asked.length = 0;
      const first = await read(1);
      await stores.sessions.replace(step(first, redeemed), first.etag);
    });
    expect(writes).toBe(2);
    for (let place = 1; place <= writes; place += 1) {
      await server.empty();
      for (const number of [1, 2]) await stores.sessions.create(invited(number));
      const [first, second] = [await read(1), await read(2)];
      breakAt(place, fate);
      await expect(stores.sessions.replace(step(first, redeemed), first.etag)).rejects.toThrow('not available');
      server.decide(() => 'pass');
      const isBusy = (await read(1)).session.state === 'asking';
      now += CLAIM_MS;
      const other = await stores.sessions.replace(step(second, redeemed), second.etag);
      expect([place, other]).toEqual([place, isBusy ? 'agent-busy' : 'replaced']);
      expect((await stores.sessions.busyByAgent('norland', 'anna'))?.session.id).toBe(idOf(isBusy ? 1 : 2));
      // The slow first one comes after all, with what it knew.
      const late = await stores.sessions.replace(step(first, redeemed), first.etag);
      expect(late).toBe(isBusy ? 'conflict' : 'agent-busy');
    }
  },
);

test.each(broken)(
  '[SESS-12] [SESS-25] a session that begins by asking and whose making breaks off, as a request %s, is there or leaves agent and conversation free',
  async (_words, fate) => {
    const begins = (number: number) => step(invited(number), redeemed);
    const writes = await writesOf(() => stores.sessions.create(begins(1)));
    expect(writes).toBe(5);
    for (let place = 1; place <= writes; place += 1) {
      await server.empty();
      breakAt(place, fate);
      await expect(stores.sessions.create(begins(1))).rejects.toThrow('not available');
      server.decide(() => 'pass');
      const made = await stores.sessions.get('norland', idOf(1));
      const isThere = place === writes && fate === 'lose-answer';
      expect([place, made?.session.state]).toEqual([place, isThere ? 'asking' : undefined]);
      expect(await stores.sessions.list('norland', { limit: 10 })).toHaveLength(isThere ? 1 : 0);
      expect(await stores.sessions.due(NOW + 11 * MINUTE, 10)).toHaveLength(isThere ? 1 : 0);
      now += CLAIM_MS;
      const same = invited(3, { conversation: 'c-1', agent: { id: 'ravi', name: 'Ravi' } });
      expect(await stores.sessions.create(same)).toBe(isThere ? 'conversation-taken' : 'created');
      expect(await stores.sessions.create(begins(2))).toBe(isThere ? 'agent-busy' : 'created');
      expect((await stores.sessions.busyByAgent('norland', 'anna'))?.session.id).toBe(idOf(isThere ? 1 : 2));
    }
  },
);

test('[SESS-12] one that begins by asking and is held up for long loses its agent to the next, and finds out', async () => {
  const { isHeld, letGo } = server.holdUp(({ method, what }) => method === 'PUT' && what === `sessions/${idOf(1)}`);
  const slow = stores.sessions.create(step(invited(1), redeemed));
  await isHeld;
  // What is left of one that never goes on the service takes away.
  expect((await server.documents('sessions')).map((document) => document['ttl'])).toEqual([60]);
  expect(await stores.sessions.create(step(invited(2), redeemed))).toBe('agent-busy');
  now += CLAIM_MS;
  expect(await stores.sessions.create(step(invited(3), redeemed))).toBe('created');
  letGo();
  expect(await slow).toBe('agent-busy');
  expect((await stores.sessions.list('norland', { limit: 10 })).map(({ id }) => id)).toEqual([idOf(3)]);
  expect((await server.documents('sessions')).map((document) => [document['id'], document['ttl']])).toEqual([
    [idOf(3), undefined],
  ]);
});

test.each(broken)(
  '[AUDIT-14] a session whose forgetting breaks off, as a request %s, is gone over again until it is gone',
  async (_words, fate) => {
    const log = `session:${idOf(1)}` as const;
    const forgotten = {
      type: 'session-forgotten',
      session: idOf(1),
      reference: '000-000-001',
      count: 2,
      head: 'h2',
      days: 30,
    } as const;
    for (let place = 1; place <= 4; place += 1) {
      await server.empty();
      await stores.sessions.create(invited(1));
      const first = await read(1);
      await stores.sessions.replace(step(first, end), first.etag);
      for (const seq of [1, 2]) await stores.audit.append(log, chained(seq));
      await expect(stores.audit.forget(log)).rejects.toThrow('append-only');
      await stores.audit.append('company:norland', chained(1, { event: forgotten }));
      let count = 0;
      server.decide(({ method }) => (method === 'DELETE' && ++count === place ? fate : 'pass'));
      const forget = async () => {
        await stores.audit.forget(log);
        await stores.sessions.remove('norland', idOf(1));
      };
      await expect(forget()).rejects.toThrow('not available');
      server.decide(() => 'pass');
      const isGone = place === 4 && fate === 'lose-answer';
      expect(await stores.sessions.forgettable('norland', NOW, 10)).toEqual(isGone ? [] : [idOf(1)]);
      await forget();
      expect(await stores.audit.read(log, {})).toEqual([]);
      expect([await server.documents('sessions'), await server.documents('entries')]).toEqual([[], []]);
    }
  },
);

test('[ROW-2] [AUDIT-9] [AUDIT-19] of an invitation nobody hears before it is in the list: it may lose its conversation yet', async () => {
  const organisation = 'https://norland.crm.test';
  const heard = async () => {
    const lists = [
      await stores.sessions.rowsDue(NOW, 10, [organisation]),
      await stores.sessions.owing(10),
      await stores.sessions.open('norland', { limit: 10 }),
    ];
    return lists.map((list) => list.map(({ id }) => id));
  };
  const row = { organisation, revision: 1, is: 'owed', due: 0, tries: 0 } as const;
  const owing = (number: number) => ({ ...invited(number, { conversation: 'same' }), ledger: {}, row });
  const { isHeld, letGo } = server.holdUp(({ method, what }) => method === 'POST' && what === 'markers');
  const slow = stores.sessions.create(owing(1));
  await isHeld;
  expect(await stores.sessions.create(owing(2))).toBe('created');
  expect(await heard()).toEqual([[idOf(2)], [idOf(2)], [idOf(2)]]);
  letGo();
  expect(await slow).toBe('conversation-taken');
  expect(await heard()).toEqual([[idOf(2)], [idOf(2)], [idOf(2)]]);
});

test('[SESS-12] a claim that is held up for long loses its agent to the next, and finds out', async () => {
  for (const number of [1, 2]) await stores.sessions.create(invited(number));
  const [first, second] = [await read(1), await read(2)];
  const { isHeld, letGo } = server.holdUp(({ method, what }) => method === 'PUT' && what === `sessions/${idOf(1)}`);
  const slow = stores.sessions.replace(step(first, redeemed), first.etag);
  await isHeld;
  expect(await stores.sessions.replace(step(second, redeemed), second.etag)).toBe('agent-busy');
  now += CLAIM_MS;
  expect(await stores.sessions.replace(step(second, redeemed), second.etag)).toBe('replaced');
  letGo();
  expect(await slow).toBe('agent-busy');
  expect([(await read(1)).session.state, (await read(2)).session.state]).toEqual(['invited', 'asking']);
});

test('[SESS-12] an agent whose session has ended is free at once', async () => {
  for (const number of [1, 2]) await stores.sessions.create(invited(number));
  const first = await read(1);
  await stores.sessions.replace(step(first, redeemed), first.etag);
  const asking = await read(1);
  await stores.sessions.replace(step(asking, end), asking.etag);
  const second = await read(2);
  expect(await stores.sessions.replace(step(second, redeemed), second.etag)).toBe('replaced');
});

test.each(broken)(
  'a company whose saving breaks off, as a request %s, is whole or as before, and can be saved again',
  async (_words, fate) => {
    const changes = { revision: 2, tenants: ['t-new'] };
    const grown = { ...company('norland'), ...changes, origins: ['https://norland.test', 'https://new.test'] };
    await stores.companies.put(company('norland'));
    const writes = await writesOf(() => stores.companies.put(grown));
    expect(writes).toBeGreaterThanOrEqual(3);
    for (let place = 1; place <= writes; place += 1) {
      await server.empty();
      await stores.companies.put(company('norland'));
      breakAt(place, fate);
      await stores.companies.put(grown).catch(() => undefined);
      server.decide(() => 'pass');
      const is = await stores.companies.byId('norland');
      expect([company('norland'), grown]).toContainEqual(is);
      expect(await stores.companies.byOrigin('https://new.test')).toEqual(is?.tenants[0] === 't-new' ? grown : null);
      expect(await stores.companies.byTenant('t-norland')).toEqual(is?.tenants[0] === 't-new' ? null : is);
      expect(await stores.companies.put(grown)).toBe(is?.revision === 2 ? 'changed' : 'stored');
      expect(await stores.companies.byTenant('t-new')).toEqual(grown);
    }
  },
);

test.each(broken)(
  '[PIN-2] a PIN whose making breaks off, as a request %s, is no PIN or can be killed',
  async (_words, fate) => {
    for (let place = 1; place <= 3; place += 1) {
      await server.empty();
      breakAt(place, fate);
      await expect(stores.pins.reserve(pin('k1'))).rejects.toThrow('not available');
      server.decide(() => 'pass');
      await stores.pins.kill('norland', 's-1');
      expect((await stores.pins.find('k1'))?.use.state).not.toBe('waiting');
      expect(await stores.pins.liveElsewhere('any-k1', 'meridian', NOW)).toBe(false);
    }
  },
);

test.each(broken)(
  'a participant whose making breaks off, as a request %s, is nobody or found both ways',
  async (_words, fate) => {
    for (let place = 1; place <= 2; place += 1) {
      await server.empty();
      breakAt(place, fate);
      await expect(stores.participants.create(participant('p-1', 'agent'))).rejects.toThrow('not available');
      server.decide(() => 'pass');
      const found = await stores.participants.get('p-1');
      expect(await stores.participants.bySession('s-1')).toEqual(found ? [found] : []);
    }
  },
);

test('[AUDIT-3] a log longer than a page is read whole, and the list too', async () => {
  for (let at = 1; at <= 230; at += 1) await stores.audit.append('session:a', chained(at, { at }));
  expect((await stores.audit.read('session:a', {})).map(({ seq }) => seq)).toEqual(
    [...Array(230).keys()].map((n) => n + 1),
  );
});

test('[AUDIT-20] [AUDIT-21] a list is asked for in questions, and no session of it by itself', async () => {
  for (let number = 1; number <= 40; number += 1) await stores.sessions.create(invited(number));
  server.asked.length = 0;
  expect(await stores.sessions.list('norland', { limit: 100, from: NOW })).toHaveLength(40);
  // Of each search the client first asks how to run it.
  const asked = server.asked.map(({ what, isSearch }) => (isSearch ? what : `one of ${what}`));
  expect(asked).toEqual(['sessions', 'sessions', 'entries', 'entries']);
});

test('a busy service is asked again after the time that it names, and given up after three seconds', async () => {
  const once = { status: 429, headers: { 'x-ms-retry-after-ms': '40' } };
  let refusals = 3;
  server.decide(() => (refusals-- > 0 ? once : 'pass'));
  const began = performance.now();
  expect(await stores.once.claim('key', NOW + MINUTE)).toBe(true);
  expect(performance.now() - began).toBeGreaterThanOrEqual(3 * 40 - 5);
  server.decide(() => ({ status: 429, headers: { 'x-ms-retry-after-ms': '3001' } }));
  await expect(stores.once.claim('other', NOW + MINUTE)).rejects.toMatchObject({ name: 'CosmosFailure 429' });
});

test('[PIN-2] what lives for a time carries a TTL that ends after it, and nothing else carries one', async () => {
  await stores.sessions.create(invited(1));
  await stores.pins.reserve(pin('k1'));
  await stores.budgets.add({ key: 'b', drainsPerHour: 1, cap: 2 }, 1, NOW);
  await stores.offers.create(offer(1));
  await stores.letters.post({ session: 's-1', from: 'desk', to: 'customer', text: 'a', at: NOW });
  await stores.refusals.add({ company: 'norland', minute: NOW, reason: 'unknown', origin: 'https://norland.test' });
  await stores.once.claim('a', NOW + MINUTE);
  await stores.once.issue('b', 'value', NOW + MINUTE);
  await stores.participants.create(participant('p-1', 'agent'));
  await stores.companies.put(company('norland'));
  await stores.audit.append('company:norland', chained(1));
  const ttls = async (container: string) => (await server.documents(container)).map((document) => document['ttl']);
  expect(await ttls('once')).toEqual([120, 120]);
  const remembered = 10 * 60 + 24 * 60 * 60 + 60;
  expect(await ttls('pins')).toEqual([...Array<number>(3).fill(remembered), 10 * 60 + 60]);
  expect(await ttls('budgets')).toEqual([2 * 60 * 60 + 60]);
  expect(await ttls('offers')).toEqual([24 * 60 * 60 + 60]);
  expect(await ttls('letters')).toEqual([ABSOLUTE_MS / 1000 + 60]);
  await stores.sessions.create(step(invited(2), redeemed));
  expect(await ttls('markers')).toEqual(Array<number>(3).fill(7 * 24 * 60 * 60));
  for (const lasting of ['sessions', 'entries', 'participants', 'companies', 'audit', 'refusals'])
    expect(new Set(await ttls(lasting))).toEqual(new Set([undefined]));
});
