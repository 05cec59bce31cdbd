import type { SessionEvent } from '@beside/protocol';
import type { Stores } from '@beside/functions';
import { end, idOf, invited, MINUTE, NOW, redeemed, step } from './fixtures';

export function sessionsContract(stores: () => Stores): void {
  describe('sessions', () => {
    test('[SESS-2] a reference is unique within its company, and only there', async () => {
      const { sessions: store } = stores();
      expect(await store.create(invited(1))).toBe('created');
      expect(await store.create(invited(2, { reference: '000-000-001' }))).toBe('reference-taken');
      expect(await store.get('norland', idOf(2))).toBeNull();
      expect(await store.create(invited(3, { reference: '000-000-001', company: 'meridian' }))).toBe('created');
    });

    test('[SESS-25] a conversation holds one session that has not ended, whoever its agent is', async () => {
      const { sessions: store } = stores();
      await store.create(invited(1, { conversation: 'same' }));
      const other = { conversation: 'same', agent: { id: 'ravi', name: 'Ravi' } };
      for (const event of [redeemed, { type: 'allow' }, { type: 'pause' }, end] as const) {
        expect(await store.create(invited(2, other))).toBe('conversation-taken');
        expect(await store.create(step(invited(3, other), redeemed))).toBe('conversation-taken');
        const first = await store.get('norland', idOf(1));
        await store.replace(step(first ?? invited(1), event), first?.etag ?? '');
      }
      expect([await store.get('norland', idOf(2)), await store.get('norland', idOf(3))]).toEqual([null, null]);
      expect(await store.create(invited(2, { conversation: 'same' }))).toBe('created');
      expect((await store.latestByConversation('norland', 'same'))?.session.id).toBe(idOf(2));
      expect(await store.latestByConversation('meridian', 'same')).toBeNull();
    });

    test('[SESS-25] of those that begin in one conversation at the same time one does', async () => {
      const { sessions: store } = stores();
      const of = (number: number) => invited(number, { conversation: 'same', agent: { id: `a-${number}`, name: 'A' } });
      const outcomes = await Promise.all([
        ...[1, 2, 3].map((number) => store.create(step(of(number), redeemed))),
        ...[4, 5, 6].map((number) => store.create(of(number))),
      ]);
      expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
      expect(await store.list('norland', { limit: 10 })).toHaveLength(1);
    });

    test('what is replaced must be what was read', async () => {
      const { sessions: store } = stores();
      await store.create(invited(1));
      const read = await store.get('norland', idOf(1));
      const next = step(read ?? invited(1), redeemed);
      expect(await store.replace(next, read?.etag ?? '')).toBe('replaced');
      expect(await store.replace(next, read?.etag ?? '')).toBe('conflict');
      const again = await store.get('norland', idOf(1));
      expect(again).toEqual({ ...next, etag: again?.etag });
      expect(again?.etag).not.toBe(read?.etag);
      expect(await store.get('meridian', idOf(1))).toBeNull();
    });

    test('[PIN-10] whom a conversation is with is kept as it was said, said anew, and gone with the end', async () => {
      const { sessions: store } = stores();
      await store.create(invited(1, { contact: 'p1:noor' }));
      await store.create(invited(2));
      const stored = async (number: number) => (await store.get('norland', idOf(number)))?.session;
      const move = async (event: SessionEvent) => {
        const read = await store.get('norland', idOf(1));
        await store.replace(step(read ?? invited(1), event), read?.etag ?? '');
      };
      expect((await stored(1))?.contact).toBe('p1:noor');
      expect(await stored(2)).not.toHaveProperty('contact');
      await move({ type: 'renew', contact: 'p1:somebody-else' });
      expect((await store.latestByConversation('norland', 'c-1'))?.session.contact).toBe('p1:somebody-else');
      await move(end);
      expect(await stored(1)).toMatchObject({ state: 'ended' });
      expect(await stored(1)).not.toHaveProperty('contact');
    });

    test('of replaces at the same time one wins', async () => {
      const { sessions: store } = stores();
      await store.create(invited(1));
      const read = await store.get('norland', idOf(1));
      const next = step(read ?? invited(1), redeemed);
      const outcomes = await Promise.all([1, 2, 3, 4].map(() => store.replace(next, read?.etag ?? '')));
      expect(outcomes.sort()).toEqual(['conflict', 'conflict', 'conflict', 'replaced']);
    });

    test('[SESS-12] an agent has one session that is asking, live or paused', async () => {
      const { sessions: store } = stores();
      for (const number of [1, 2]) await store.create(invited(number));
      expect(await store.busyByAgent('norland', 'anna')).toBeNull();
      const move = async (number: number, event: SessionEvent) => {
        const read = await store.get('norland', idOf(number));
        return store.replace(step(read ?? invited(number), event), read?.etag ?? '');
      };
      expect(await move(1, redeemed)).toBe('replaced');
      for (const event of [{ type: 'allow' }, { type: 'pause' }] as const) {
        expect(await move(2, redeemed)).toBe('agent-busy');
        expect(await move(1, event)).toBe('replaced');
        expect((await store.busyByAgent('norland', 'anna'))?.session.id).toBe(idOf(1));
      }
      expect(await move(1, end)).toBe('replaced');
      expect(await store.busyByAgent('norland', 'anna')).toBeNull();
      expect(await move(2, redeemed)).toBe('replaced');
      expect(await store.busyByAgent('meridian', 'anna')).toBeNull();
    });

    test('[SESS-21] all that are asking, live or paused are found, with their agents', async () => {
      const { sessions: store } = stores();
      const agents = ['anna', 'ravi', 'sam'].map((id) => ({ id, name: id }));
      for (const [at, agent] of agents.entries()) await store.create(invited(at + 1, { agent }));
      expect(await store.busy()).toEqual([]);
      const move = async (number: number, event: SessionEvent) => {
        const read = await store.get('norland', idOf(number));
        await store.replace(step(read ?? invited(number), event), read?.etag ?? '');
      };
      await move(1, redeemed);
      await move(2, redeemed);
      const busy = async () => (await store.busy()).map(({ company, id, agent }) => [company, id, agent]).sort();
      const both = [
        ['norland', idOf(1), 'anna'],
        ['norland', idOf(2), 'ravi'],
      ];
      for (const event of [{ type: 'allow' }, { type: 'pause' }] as const) {
        expect(await busy()).toEqual(both);
        await move(1, event);
      }
      expect(await busy()).toEqual(both);
      await move(1, end);
      expect(await busy()).toEqual(both.slice(1));
    });

    test('[SESS-12] two that become busy at the same time: one does', async () => {
      const { sessions: store } = stores();
      const moves = [1, 2, 3].map(async (number) => {
        await store.create(invited(number));
        const read = await store.get('norland', idOf(number));
        return () => store.replace(step(read ?? invited(number), redeemed), read?.etag ?? '');
      });
      const outcomes = await Promise.all((await Promise.all(moves)).map((move) => move()));
      expect(outcomes.sort()).toEqual(['agent-busy', 'agent-busy', 'replaced']);
    });

    test('[SESS-12] one that begins by asking takes its agent at once, or is not there', async () => {
      const { sessions: store } = stores();
      const begins = (number: number) => step(invited(number), redeemed);
      const outcomes = await Promise.all([1, 2, 3].map((number) => store.create(begins(number))));
      expect(outcomes.sort()).toEqual(['agent-busy', 'agent-busy', 'created']);
      const busy = await store.busyByAgent('norland', 'anna');
      const listed = await store.list('norland', { limit: 10 });
      expect(listed.map(({ id, state }) => [id, state])).toEqual([[busy?.session.id, 'asking']]);
      if (busy) expect(await store.replace(step(busy, end), busy.etag)).toBe('replaced');
      expect(await store.create(begins(4))).toBe('created');
      expect(
        await store.create(step(invited(6, { conversation: 'c-6', agent: { id: 'ravi', name: 'Ravi' } }), redeemed)),
      ).toBe('created');
      const same = { conversation: 'c-4', agent: { id: 'sam', name: 'Sam' } };
      expect(await store.create(step(invited(7, same), redeemed))).toBe('conversation-taken');
      const again = { reference: '000-000-004', agent: { id: 'tom', name: 'Tom' } };
      expect(await store.create(step(invited(8, again), redeemed))).toBe('reference-taken');
      expect([await store.get('norland', idOf(7)), await store.get('norland', idOf(8))]).toEqual([null, null]);
    });

    test('[AUDIT-8] a session whose agent is erased is in nobody’s list by name, and still in the list', async () => {
      const { sessions: store } = stores();
      await store.create(invited(1));
      const read = await store.get('norland', idOf(1));
      await store.replace(step(read ?? invited(1), end), read?.etag ?? '');
      const ended = await store.get('norland', idOf(1));
      if (!ended) throw new Error('no such session');
      const session = { ...ended.session, agent: { id: '', name: '' } };
      expect(await store.replace({ ...ended, session }, ended.etag)).toBe('replaced');
      expect(await store.list('norland', { agent: 'anna', limit: 10 })).toEqual([]);
      expect(await store.list('norland', { limit: 10 })).toHaveLength(1);
    });

    test('[SESS-7] what is due comes oldest first, and an ended session never', async () => {
      const { sessions: store } = stores();
      await store.create(invited(1, { invitedAt: NOW + 2 }));
      await store.create(invited(2, { invitedAt: NOW + 1 }));
      await store.create(invited(3, { invitedAt: NOW + 3 }));
      await store.create(invited(4));
      const fourth = await store.get('norland', idOf(4));
      await store.replace(step(fourth ?? invited(4), end), fourth?.etag ?? '');
      const until = NOW + 10 * MINUTE;
      expect(await store.due(until, 10)).toEqual([]);
      expect(await store.due(until + 2, 10)).toEqual([
        { company: 'norland', id: idOf(2) },
        { company: 'norland', id: idOf(1) },
      ]);
      expect(await store.due(until + 9, 1)).toEqual([{ company: 'norland', id: idOf(2) }]);
    });

    test('[AUDIT-9] what the ledger has not heard of a session is owed: its birth, and its end', async () => {
      const { sessions: store } = stores();
      await store.create({ ...invited(1), ledger: {} });
      await store.create(invited(2));
      const owing = async () => (await store.owing(10)).map(({ id }) => id);
      expect(await owing()).toEqual([idOf(1)]);
      const read = async (number: number) =>
        (await store.get('norland', idOf(number))) ?? { ...invited(number), etag: '' };
      const first = await read(1);
      await store.replace({ ...first, ledger: { opened: 7 } }, first.etag);
      expect((await read(1)).ledger).toEqual({ opened: 7 });
      const second = await read(2);
      await store.replace(step(second, end), second.etag);
      expect(await owing()).toEqual([idOf(2)]);
      const ended = await read(2);
      await store.replace({ ...ended, ledger: { opened: 1, closed: 8 } }, ended.etag);
      expect(await owing()).toEqual([]);
    });

    test('[AUDIT-14] what has ended long enough ago can be forgotten, but for what is held', async () => {
      const { sessions: store } = stores();
      for (const number of [1, 2, 3]) {
        await store.create(invited(number));
        const read = await store.get('norland', idOf(number));
        if (number < 3) await store.replace(step(read ?? invited(number), end), read?.etag ?? '');
      }
      expect(await store.forgettable('norland', NOW - 1, 10)).toEqual([]);
      expect(await store.forgettable('norland', NOW, 10)).toEqual([idOf(1), idOf(2)]);
      expect(await store.forgettable('norland', NOW, 1)).toEqual([idOf(1)]);
      expect(await store.forgettable('meridian', NOW, 10)).toEqual([]);
      const second = await store.get('norland', idOf(2));
      if (second) await store.replace({ ...second, held: true }, second.etag);
      expect((await store.get('norland', idOf(2)))?.held).toBe(true);
      expect(await store.forgettable('norland', NOW, 10)).toEqual([idOf(1)]);
      const first = await store.get('norland', idOf(1));
      if (first) await store.replace({ ...first, isGoing: 'claimed' }, first.etag);
      expect((await store.get('norland', idOf(1)))?.isGoing).toBe('claimed');
      for (const number of [1, 3]) await store.remove('norland', idOf(number));
      expect([await store.get('norland', idOf(1)), (await store.get('norland', idOf(3)))?.session.id]).toEqual([
        null,
        idOf(3),
      ]);
    });

    test('[AUDIT-15] the list can be of one agent, or of one business unit', async () => {
      const { sessions: store } = stores();
      await store.create(invited(1, { agent: { id: 'anna', name: 'Anna', unit: 'north' } }));
      await store.create(invited(2, { agent: { id: 'ravi', name: 'Ravi', unit: 'south' } }));
      await store.create(invited(3));
      const ids = async (filter: object) =>
        (await store.list('norland', { limit: 10, ...filter })).map(({ id }) => Number(id.slice(-12)));
      expect(await ids({ agent: 'anna' })).toEqual([3, 1]);
      expect(await ids({ unit: 'south' })).toEqual([2]);
      expect(await ids({ unit: 'west' })).toEqual([]);
    });

    test('[AUDIT-19] what has not ended is found, newest first, of whoever is asked for', async () => {
      const { sessions: store } = stores();
      const agents = [
        { id: 'anna', name: 'Anna', unit: 'north' },
        { id: 'ravi', name: 'Ravi', unit: 'south' },
        { id: 'sam', name: 'Sam' },
      ];
      for (const [at, agent] of agents.entries()) await store.create(invited(at + 1, { agent }));
      await store.create(invited(4, { company: 'meridian' }));
      const ids = async (filter: object = {}) =>
        (await store.open('norland', { limit: 10, ...filter })).map(({ id }) => Number(id.slice(-12)));
      const move = async (number: number, event: SessionEvent) => {
        const read = await store.get('norland', idOf(number));
        await store.replace(step(read ?? invited(number), event), read?.etag ?? '');
      };
      expect(await ids()).toEqual([3, 2, 1]);
      for (const event of [redeemed, { type: 'allow' }, { type: 'pause' }] as const) {
        await move(2, event);
        expect(await ids()).toEqual([3, 2, 1]);
      }
      expect([await ids({ unit: 'south' }), await ids({ agent: 'sam' }), await ids({ unit: 'west' })]).toEqual([
        [2],
        [3],
        [],
      ]);
      expect(await ids({ limit: 2 })).toEqual([3, 2]);
      await move(2, end);
      expect(await ids()).toEqual([3, 1]);
    });

    test('the list is newest first, by page, and can be narrowed', async () => {
      const { sessions: store } = stores();
      for (const number of [2, 1, 4, 3]) await store.create(invited(number, { invitedAt: NOW + number }));
      await store.create(invited(5, { company: 'meridian' }));
      const ids = async (filter: object) =>
        (await store.list('norland', { limit: 10, ...filter })).map(({ id }) => Number(id.slice(-12)));
      expect(await ids({})).toEqual([4, 3, 2, 1]);
      expect(await ids({ limit: 2 })).toEqual([4, 3]);
      expect(await ids({ limit: 2, after: idOf(3) })).toEqual([2, 1]);
      expect(await ids({ from: NOW + 2, to: NOW + 3 })).toEqual([3, 2]);
      expect(await ids({ reference: '000-000-002' })).toEqual([2]);
    });
  });
}
