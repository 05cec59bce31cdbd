import { bothEnds, invite, joinDesk, refusal } from '../../testing/ends';
import { anna, ravi } from '../../testing/issuer';
import { connect } from '../../testing/relay';
import { openTestApp, type TestApp } from '../../testing/test-app';
import type { Measured } from '../telemetry';
import type { Standing } from '../tokens/staff-standing';
import { createDismissal } from './dismiss-revoked';
import type { SessionStore } from './session-store';

let app: TestApp;
let asked: string[];
let measured: Measured[];
/** What the identity provider says; `down`: nothing. */
let answer: (person: string) => Standing | 'down';
beforeEach(async () => {
  asked = [];
  measured = [];
  answer = () => 'good';
  app = await openTestApp({
    staffStanding: {
      of: async (person, tenants) => {
        asked.push(`${person} of ${tenants.join()}`);
        const said = answer(person);
        if (said === 'down') throw new Error('down');
        return said;
      },
      check: async () => true,
    },
    telemetry: { record: (one) => void measured.push(one), step: (_name, work) => work() },
  });
});
afterEach(() => app.close());

const standings = () => measured.flatMap((one) => (one.name === 'standing' ? [one.answer] : []));

test('[SESS-21] an agent who is revoked is out of the session within 30 s: both ends are told, and the audit says why', async () => {
  const { id, customer, desk } = await bothEnds(app, 'live');
  await connect(app, customer, 'x-1');
  await connect(app, desk, 'x-2');
  await app.sweep();
  expect(await (await customer.read()).json()).toMatchObject({ state: 'live' });
  answer = () => 'revoked';
  app.pass(15_000);
  await app.sweep();
  app.pass(15_000);
  await app.sweep();
  const ended = { state: 'ended', by: 'server', reason: 'revoked' };
  for (const { participant } of [customer, desk]) {
    const session: unknown = expect.objectContaining(ended);
    expect(app.said).toContainEqual({ to: participant, fact: { fact: 'session', session } });
    expect(app.said).toContainEqual({ closed: participant });
  }
  expect(await (await desk.post('heartbeat', { active: true })).json()).toMatchObject(ended);
  expect(await app.stores.audit.read(`session:${id}`, {})).toContainEqual(
    expect.objectContaining({ event: { type: 'ended', by: 'server', reason: 'revoked' } }),
  );
});

test('[SESS-21] everybody in a session is asked about every 30 s, and nobody in an invitation', async () => {
  await bothEnds(app, 'asking');
  await invite(app, 'c-2', ravi);
  asked = [];
  for (let seconds = 0; seconds <= 60; seconds += 15) {
    await app.sweep();
    app.pass(15_000);
  }
  expect(asked).toEqual(Array(3).fill('anna of tenant-norland'));
});

test('[SESS-21] a provider that does not answer ends nothing, is counted, and is asked again', async () => {
  const { customer } = await bothEnds(app, 'live');
  measured = [];
  answer = () => 'down';
  await app.sweep();
  expect(await (await customer.read()).json()).toMatchObject({ state: 'live' });
  expect(standings()).toEqual(['unknown']);
  expect(app.logged).toContain('the standing of 1 of 1 agents is not known');
  answer = () => 'revoked';
  app.pass(30_000);
  await app.sweep();
  expect(await (await customer.read()).json()).toMatchObject({ state: 'ended', reason: 'revoked' });
});

test('[SESS-21] an account that is revoked joins no session, however good its token', async () => {
  const { session } = await invite(app);
  answer = (person) => (person === anna.oid ? 'revoked' : 'good');
  await expect(joinDesk(app, session.id)).rejects.toThrow('join: 403');
  const headers = await app.issuer.bearer(anna);
  const { key } = await joinDesk(app, (await invite(app, 'c-2', ravi)).session.id, ravi);
  const body = { key: key.publicJwk, versions: { min: 1, max: 1 } };
  const answered = await app.call('POST', `/sessions/${session.id}/participants`, { headers, body });
  expect(await refusal(answered)).toEqual([403, 'auth/revoked']);
});

test('[SESS-21] a provider that is away is asked about sixteen of its people in a sweep, and another company about all of its', async () => {
  const away = Array.from({ length: 40 }, (_, index) => ({ company: 'away', id: `a-${index}`, agent: 'x' }));
  const here = Array.from({ length: 20 }, (_, index) => ({ company: 'here', id: `h-${index}`, agent: 'y' }));
  const questions: string[] = [];
  const logged: string[] = [];
  const dismiss = createDismissal({
    sessions: { busy: async () => [...away, ...here] } as unknown as SessionStore,
    askStanding: async (company) => {
      questions.push(company);
      return company === 'away' ? 'unknown' : 'good';
    },
    change: () => Promise.reject(new Error('nobody is revoked')),
    clock: () => 0,
    log: (line) => void logged.push(line),
  });
  await dismiss();
  expect(questions.filter((company) => company === 'away')).toHaveLength(16);
  expect(questions.filter((company) => company === 'here')).toHaveLength(20);
  expect(logged).toEqual(['the standing of 40 of 60 agents is not known']);
});
