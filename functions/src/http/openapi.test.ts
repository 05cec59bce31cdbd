import { refusalCodes, type SessionView } from '@beside/protocol';
import { z } from 'zod';
import {
  bothEnds,
  createEnd,
  enter,
  invite,
  joinDesk,
  newKey,
  offer,
  refusal,
  SITE,
  takePin,
  takeRequest,
  wait,
  type Joined,
} from '../../testing/ends';
import { anna, ravi, sofia, type Person } from '../../testing/issuer';
import { connect } from '../../testing/relay';
import { norland, openTestApp, type TestApp } from '../../testing/test-app';
import { auditSessionShape } from './body/answer-shapes';
import { saysOf } from './describe-api';
import { problemOf } from './problem';
import type { Route } from './route';
import { routes } from './routes';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}
interface Description {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: {
      readonly Problem: { readonly properties: { readonly code: { readonly enum: readonly string[] } } };
    };
  };
}

const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };

let app: TestApp;
beforeEach(async () => void (app = await openTestApp({ operatorTenant: 'tenant-host' })));
afterEach(() => app.close());

const read = async () => (await (await app.call('GET', '/openapi.json')).json()) as Description;

test('every route is described, under its own name and with what stands in its path', async () => {
  const { paths, servers } = await read();
  expect(servers).toEqual([{ url: 'https://beside.test/api' }]);
  const ids: (string | undefined)[] = [];
  for (const { name, methods, path } of routes) {
    for (const method of methods) {
      const described = paths[`/${path}`]?.[method.toLowerCase()];
      expect(described?.operationId.startsWith(name)).toBe(true);
      ids.push(described?.operationId);
      if (method === 'OPTIONS') continue;
      const inPath = (described?.parameters ?? []).filter((one) => one.in === 'path').map((one) => `{${one.name}}`);
      expect(inPath).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(paths).sort()).toEqual(routes.map(({ path }) => `/${path}`).sort());
});

test('every refusal code is in it, with the status that it is answered with', async () => {
  const { components } = await read();
  expect(components.schemas.Problem.properties.code.enum).toEqual(refusalCodes);
});

test('a body is described by the very shape that is read: what is missing there is refused', async () => {
  const { paths } = await read();
  const invitation = paths['/invitations']?.['post']?.requestBody?.content['application/json']?.schema;
  expect(invitation).toMatchObject({ required: ['conversation', 'channel', 'versions'] });
  const headers = await app.issuer.bearer(anna);
  const answer = await app.call('POST', '/invitations', { headers, body: { conversation: 'c', channel: 'chat' } });
  expect(await refusal(answer)).toEqual([400, 'request/malformed']);
});

/** Every answer of a session's life, held against what the description says of its route. */
test('what the API answers is what is described', async () => {
  const seen = new Set<string>();
  const described = (name: string, status: number) => {
    const route = routes.find((one) => one.name === name);
    const shape =
      route &&
      methodsOf(route)
        .map((method) => saysOf(route, method).answers[status])
        .find(Boolean);
    if (!shape) throw new Error(`${name} does not describe ${status}`);
    seen.add(`${name} ${status}`);
    return shape;
  };
  const holds = async (name: string, answered: Response | Promise<Response>) => {
    const response = await answered;
    const body: unknown = await response.json();
    const { status } = response;
    expect({ name, status, body: described(name, status).safeParse(body) }).toMatchObject({
      body: { success: true, data: body },
    });
    return body;
  };
  const now = async () =>
    ((await (await app.call('GET', '/company', { headers: admin })).json()) as { revision: number }).revision;
  const staff = await app.issuer.bearer(anna);
  const reader = await app.issuer.bearer(sofia);
  const admin = await app.issuer.bearer(tom);
  await holds('health', app.call('GET', '/health'));
  await holds('openapi', app.call('GET', '/openapi.json'));
  await holds('health-parts', app.call('GET', '/health/parts'));
  await holds('policy', app.call('GET', '/policy', { headers: { origin: 'https://www.norland.test' } }));
  await holds(
    'invitations',
    app.call('POST', '/invitations', {
      headers: staff,
      body: { conversation: 'c', channel: 'chat', versions: { min: 1, max: 1 } },
    }),
  );
  const { session, pin } = await invite(app, 'c');
  expect(described('invitations', 201).safeParse({ session, pin }).success).toBe(true);
  await holds('own-sessions', app.call('GET', '/sessions', { headers: staff }));
  const desk = await joinDesk(app, session.id);
  const { participant, credential } = desk;
  expect(
    described('session-participants', 201).safeParse({ participant, credential, session: desk.session }).success,
  ).toBe(true);
  const customer = await enter(app, pin);
  expect(
    described('pins-redeem', 200).safeParse({
      participant: customer.participant,
      credential: customer.credential,
      session: customer.session,
    }).success,
  ).toBe(true);
  await holds('session-read', customer.read());
  await holds('session-allow', customer.post('allow'));
  await holds('session-socket', customer.post('socket'));
  await connect(app, customer, 'page-1');
  await holds('conversation-session', app.call('GET', '/conversations/c/session', { headers: staff }));
  await holds('session-heartbeat', customer.post('heartbeat', { active: true }));
  await holds(
    'session-report',
    customer.post('report', { number: 1, events: [{ type: 'write-mode', change: 'allowed' }] }),
  );
  await holds('session-pause', customer.post('pause'));
  await holds('session-continue', customer.post('continue'));
  await holds('session-letters', desk.post('letters', { to: 'customer', text: 'AQID' }));
  const letters = `/sessions/${session.id}/letters`;
  await holds('session-letters', app.call('GET', letters, { headers: await customer.prove('GET', letters) }));
  const hop = `/sessions/${session.id}/hop`;
  const proof = { origin: SITE, ...(await customer.prove('POST', hop)) };
  const { ticket } = (await holds('session-hop', app.call('POST', hop, { headers: proof, body: {} }))) as {
    ticket: string;
  };
  const next = await newKey();
  const hopping = { headers: { origin: SITE }, body: { ticket, key: next.publicJwk } };
  const there = createEnd(app, next, (await holds('hops', app.call('POST', '/hops', hopping))) as Joined);
  await holds('session-end', there.post('end', { reason: 'stopped' }));
  const receipt = `/sessions/${session.id}/receipt`;
  await holds('session-receipt', app.call('GET', receipt, { headers: await there.prove('GET', receipt) }));
  const second = await bothEnds(app, 'asking', 'd');
  await holds('session-refuse', second.customer.post('refuse'));
  await second.customer.post('end', { reason: 'stopped' });

  const key = await newKey();
  await holds('offers', offer(app, 'request', key));
  const [waits, leaves, reads] = [await wait(app, 'request'), await wait(app, 'request'), await wait(app, 'pin')];
  await holds('offer-read', waits.ask());
  await holds('requests', app.call('GET', '/requests', { headers: staff }));
  await holds('offer-withdraw', leaves.withdraw());
  const taken = (await holds('request-take', takeRequest(app, waits.id, anna, 'e'))) as { session: SessionView };
  await holds('offer-read', waits.ask());
  await app.call('POST', `/sessions/${taken.session.id}/end`, { headers: staff, body: { reason: 'exit' } });
  await holds('pins-take', takePin(app, reads.pin ?? '', anna, 'f'));

  const own = (await holds('company', app.call('GET', '/company', { headers: admin }))) as Record<string, unknown>;
  const { id: _id, deskOrigins: _desks, policy, ...kept } = own;
  const { version: _version, ...rules } = policy as Record<string, unknown>;
  await holds('company', app.call('POST', '/company', { headers: admin, body: { ...kept, policy: rules } }));
  const held = { reference: session.reference, held: true };
  await holds('audit-holds', app.call('POST', '/audit/holds', { headers: admin, body: held }));
  await holds('audit-erasures', app.call('POST', '/audit/erasures', { headers: admin, body: { person: 'nobody' } }));
  const two = { ...kept, settings: { twoPersons: true }, policy: rules, revision: await now() };
  await app.call('POST', '/company', { headers: admin, body: two });
  for (const name of ['company-approval', 'company-withdrawal'] as const) {
    await holds('company', app.call('POST', '/company', { headers: admin, body: { ...two, revision: await now() } }));
    const second = await app.issuer.bearer({ ...tom, oid: 'ines' });
    const route = `/${name.replace('-', '/')}`;
    await holds(name, app.call('POST', route, { headers: second, body: { revision: await now() } }));
  }
  const operator = await app.issuer.bearer({ ...tom, tid: 'tenant-host', roles: ['Operator'] });
  const fresh = { ...norland, id: 'fresh', tenants: ['tenant-fresh'], origins: ['https://fresh.test'] };
  await holds('relay-checks', app.call('POST', '/relay-checks', { headers: operator }));
  await holds('companies', app.call('POST', '/companies', { headers: operator, body: fresh }));
  await holds('company-policy', app.call('GET', '/company/policies/1', { headers: admin }));
  await holds('appearance', app.call('GET', '/appearance', { headers: { origin: SITE } }));
  await holds('audit-keys', app.call('GET', '/audit/keys'));
  await holds('audit-export', app.call('GET', '/audit/export', { headers: reader }));

  await holds('audit-parts', app.call('GET', '/audit/parts', { headers: reader }));
  const wish = { name: 'Failed PINs', filter: { risk: ['wrong-pins'] } };
  await holds('audit-views', app.call('POST', '/audit/views', { headers: reader, body: wish }));
  const listing = app.call('GET', '/audit/views', { headers: reader });
  const [view] = ((await holds('audit-views', listing)) as { views: { id: string }[] }).views;
  const gone = { id: view?.id, revision: 1 };
  await holds('audit-view-removal', app.call('POST', '/audit/views/removal', { headers: reader, body: gone }));
  const listed = (await holds('audit-sessions', app.call('GET', '/audit/sessions', { headers: reader }))) as {
    sessions: object[];
  };
  expect(listed.sessions.map((one) => auditSessionShape.parse(one))).toHaveLength(4);
  const stopping = await invite(app, 'g', ravi);
  const stop = `/audit/sessions/${stopping.session.id}/end`;
  await holds('audit-session-end', app.call('POST', stop, { headers: reader, body: { reason: 'supervisor-safety' } }));
  const range = `from=${app.now() - 1_000}&to=${app.now()}&zone=UTC`;
  await holds('audit-figures', app.call('GET', `/audit/figures?${range}`, { headers: reader }));
  await holds('audit-live', app.call('GET', '/audit/live', { headers: reader }));
  await holds('audit-session', app.call('GET', `/audit/sessions/${session.id}`, { headers: reader }));
  await holds('audit-company', app.call('GET', '/audit/company', { headers: reader }));
  await holds('audit-session', app.call('GET', `/audit/sessions/${session.id}`, { headers: staff }));
  const answering = routes.flatMap((route) =>
    methodsOf(route).flatMap((method) =>
      Object.entries(saysOf(route, method).answers).flatMap(([status, shape]) =>
        shape instanceof z.ZodType ? [`${route.name} ${status}`] : [],
      ),
    ),
  );
  const elsewhere = ['pubsub-events 200'];
  expect(answering.filter((one) => !seen.has(one) && !elsewhere.includes(one))).toEqual([]);
});

const methodsOf = ({ methods }: Route) => methods.filter((method) => method !== 'OPTIONS');

test('a refusal that a route gives is among those that it says', async () => {
  const { session, pin } = await invite(app);
  const customer = await enter(app, pin);
  const staff = await app.issuer.bearer(anna);
  const cases: readonly [string, string, Response][] = [
    ['/invitations', 'post', await app.call('POST', '/invitations', { body: {} })],
    [
      '/invitations',
      'post',
      await app.call('POST', '/invitations', {
        headers: staff,
        body: { conversation: 'x', channel: 'chat', versions: { min: 1, max: 1 } },
      }),
    ],
    ['/pins/redeem', 'post', await app.call('POST', '/pins/redeem', { body: {} })],
    ['/policy', 'get', await app.call('GET', '/policy')],
    ['/sessions/{id}/pause', 'post', await customer.post('pause')],
    ['/sessions/{id}', 'get', await app.call('GET', `/sessions/${session.id}`)],
    ['/audit/company', 'get', await app.call('GET', '/audit/company', { headers: staff })],
    ['/audit/export', 'get', await app.call('GET', '/audit/export', { headers: staff })],
    ['/audit/sessions/{id}/end', 'post', await app.call('POST', '/audit/sessions/x/end', { headers: staff, body: {} })],
    ['/audit/figures', 'get', await app.call('GET', '/audit/figures', { headers: staff })],
    ['/audit/live', 'get', await app.call('GET', '/audit/live', { headers: staff })],
    [
      '/audit/views',
      'post',
      await app.call('POST', '/audit/views', {
        headers: staff,
        body: { replaces: { id: 'x', revision: 1 }, name: 'x', filter: {} },
      }),
    ],
    ['/company', 'get', await app.call('GET', '/company', { headers: staff })],
    ['/company', 'post', await app.call('POST', '/company', { headers: await app.issuer.bearer(tom), body: {} })],
    [
      '/company/policies/{key}',
      'get',
      await app.call('GET', '/company/policies/9', { headers: await app.issuer.bearer(tom) }),
    ],
    ['/pins/take', 'post', await takePin(app, '000000')],
    ['/requests/{id}/take', 'post', await takeRequest(app, 'none')],
    ['/offers/{id}', 'get', await app.call('GET', '/offers/none')],
    ['/sessions/{id}/letters', 'post', await customer.post('letters', { to: 'customer', text: 'AQID' })],
    ['/sessions/{id}/receipt', 'get', await app.call('GET', `/sessions/${session.id}/receipt`)],
    ['/widget/{version}/{file}', 'get', await app.call('GET', '/widget/1/none.js')],
  ];
  const { paths } = await read();
  for (const [path, method, response] of cases) {
    const [status, code] = await refusal(response);
    expect([path, paths[path]?.[method]?.responses[status]?.description]).toEqual([
      path,
      expect.stringContaining(`\`${code}\``),
    ]);
    expect(problemOf(code as (typeof refusalCodes)[number]).status).toBe(status);
  }
  const view: SessionView = customer.session;
  expect(view.state).toBe('asking');
});
