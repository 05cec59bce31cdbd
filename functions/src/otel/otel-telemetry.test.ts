import { decodeJwt } from 'jose';
import { bothEnds, enter, invite, joinDesk, newKey, redeem } from '../../testing/ends';
import { anna, sofia } from '../../testing/issuer';
import { clientToken, connect, upstream } from '../../testing/relay';
import { openTestApp } from '../../testing/test-app';
import { jsonLog } from '../json-log';
import { lineExporters } from './line-exporters';
import { otelTelemetry } from './otel-telemetry';

interface Line {
  readonly span?: string;
  readonly id?: string;
  readonly below?: string;
  readonly failed?: string;
  readonly metric?: string;
  readonly attributes?: Record<string, unknown>;
  readonly value?: number | { readonly count: number; readonly sum: number };
}

async function counted() {
  const lines: string[] = [];
  const telemetry = otelTelemetry({ version: '1', ...lineExporters((line) => lines.push(line)) });
  const app = await openTestApp({
    telemetry,
    log: jsonLog(
      (line) => lines.push(line),
      '1',
      () => 0,
    ),
  });
  const read = async () => {
    await telemetry.flush();
    return lines.map((line) => JSON.parse(line) as Line);
  };
  const close = async () => {
    await telemetry.stop();
    app.close();
  };
  return { app, telemetry, lines, read, close };
}

const valueOf = (lines: readonly Line[], metric: string, attributes: object) =>
  lines.findLast((line) => line.metric === metric && JSON.stringify(line.attributes) === JSON.stringify(attributes))
    ?.value;

test('a session is counted: requests, events, how long people took, refusals by code', async () => {
  const { app, read, close } = await counted();
  const { session, pin } = await invite(app);
  await redeem(app, '0000 0000', await newKey());
  app.pass(30_000);
  const customer = await enter(app, pin);
  app.pass(5_000);
  await customer.post('allow');
  const counts = { done: 2, proposed: 0, used: 1, requested: 0, pressed: 0, refused: 0, final: 0 };
  await customer.post('report', { number: 1, events: [{ type: 'hands', counts }] });
  await customer.post('report', { number: 2, events: [], measures: { customerPresses: 3, submitted: true } });
  app.pass(60_000);
  await customer.post('end', { reason: 'stopped' });
  await customer.post('pause');
  const lines = await read();
  await close();
  expect(session.state).toBe('invited');
  expect(valueOf(lines, 'beside.events', { type: 'pin-refused', reason: 'unknown' })).toBe(1);
  expect(valueOf(lines, 'beside.events', { type: 'ended', reason: 'stopped' })).toBe(1);
  expect(valueOf(lines, 'beside.times', { of: 'entry' })).toMatchObject({ count: 1, sum: 30_000 });
  expect(valueOf(lines, 'beside.times', { of: 'allow' })).toMatchObject({ count: 1, sum: 35_000 });
  expect(valueOf(lines, 'beside.times', { of: 'session' })).toMatchObject({ count: 1, sum: 60_000 });
  expect(valueOf(lines, 'beside.presses', { of: 'customer' })).toMatchObject({ count: 1, sum: 3 });
  expect(valueOf(lines, 'beside.forms', { submitted: 'yes' })).toBe(1);
  expect(valueOf(lines, 'beside.acts', { of: 'done' })).toBe(2);
  expect(valueOf(lines, 'beside.acts', { of: 'proposed' })).toBeUndefined();
  expect(valueOf(lines, 'beside.refusals', { route: 'pins-redeem', code: 'pin/invalid' })).toBe(1);
  expect(valueOf(lines, 'beside.refusals', { route: 'session-pause', code: 'session/ended' })).toBe(1);
  expect(valueOf(lines, 'beside.requests', { route: 'pins-redeem', status: 200 })).toMatchObject({ count: 1 });
});

test('[ROW-4] rows are counted by what came of them', async () => {
  const { telemetry, read, close } = await counted();
  telemetry.record({ name: 'row', outcome: 'written' });
  telemetry.record({ name: 'row', outcome: 'refused', fault: 'forbidden' });
  const lines = await read();
  await close();
  expect(valueOf(lines, 'beside.rows', { outcome: 'written' })).toBe(1);
  expect(valueOf(lines, 'beside.rows', { outcome: 'refused', fault: 'forbidden' })).toBe(1);
});

test('what a request asks of a port stands below it in the trace', async () => {
  const { app, read, close } = await counted();
  await invite(app);
  const lines = await read();
  await close();
  const request = lines.find(({ span }) => span === 'invitations');
  const below = lines.filter((line) => line.below === request?.id).map(({ span }) => span);
  expect(below).toEqual(
    expect.arrayContaining(['companies.byTenant', 'sessions.create', 'audit.append', 'pins.reserve']),
  );
});

test('a failure is known by its name alone', async () => {
  const { telemetry, read, close } = await counted();
  const failing = telemetry.step('sessions.get', () => Promise.reject(new RangeError('the words of it')));
  await expect(failing).rejects.toThrow('the words of it');
  const lines = await read();
  await close();
  expect(lines.find(({ span }) => span === 'sessions.get')).toMatchObject({ failed: 'RangeError' });
  expect(JSON.stringify(lines)).not.toContain('the words of it');
});

test('[PIN-4] nothing about a person, no PIN, token or address is in a log, a trace or a metric', async () => {
  const { app, lines, read, close } = await counted();
  const { session, pin } = await invite(app, 'conversation-4711');
  const desk = await joinDesk(app, session.id);
  await redeem(app, '1234 5678', await newKey());
  const customer = await enter(app, pin);
  await customer.post('allow');
  const socket = await connect(app, customer, 'connection-0815');
  await upstream(app, 'disconnected', customer.participant, 'connection-0815');
  await customer.post('end', { reason: 'stopped' });
  await bothEnds(app, 'live', 'conversation-4712');
  const staff = await app.issuer.bearer(anna);
  await app.call('GET', '/audit/sessions', { headers: await app.issuer.bearer(sofia) });
  await app.call('GET', '/conversations/conversation-4711/session', { headers: staff });
  // A store that is away is logged as well.
  app.stores.sessions.get = () => Promise.reject(new Error(`no ${pin} for ${anna.name}`));
  await customer.read();
  await read();
  await close();
  const said = lines.join('');
  const canaries = [
    ...[
      pin,
      '12345678',
      '1234 5678',
      anna.name,
      anna.oid,
      sofia.name,
      anna.tid,
      'Norland Tax Office',
      session.reference,
    ],
    ...['norland.test', 'crm.test', 'conversation-47', 'connection-0815', customer.participant, desk.participant],
    ...[customer.credential, desk.credential, staff.authorization.slice('Bearer '.length)],
    ...[
      clientToken(socket.url).sub ?? '',
      decodeJwt(new URL(socket.url).searchParams.get('access_token') ?? '').jti ?? socket.url,
    ],
    ...[customer.key.publicJwk.x, socket.send ?? '', socket.receive ?? ''],
  ];
  expect(canaries.filter((canary) => canary.length < 4)).toEqual([]);
  expect(canaries.filter((canary) => said.includes(canary))).toEqual([]);
  expect(said).toContain('session-read failed: Error');
  expect(said).toContain('beside.events');
});
