import { ROLES } from '../../infra/registration.mjs';
import { AGENT_ROLE, GRAPH, graphStanding } from './graph-standing';

const credential = { getToken: async () => ({ token: 'app-token', expiresOnTimestamp: 0 }) };
const enabled = { accountEnabled: true };
type Said = [how: string, account: object | number, assignments: object | number];
const roleOf = (name: string) => ROLES.find(({ value }) => value === name)?.id;
const assigned = { value: [{ resourceId: 'beside', appRoleId: AGENT_ROLE }] };

/** A directory that answers with these bodies, or these statuses. */
function directory(account: object | number, assignments: object | number) {
  const asked: string[] = [];
  const answer = (with_: object | number) =>
    typeof with_ === 'number' ? new Response('{}', { status: with_ }) : Response.json(with_);
  const standing = graphStanding({
    ...{ endpoint: GRAPH, tenants: ['t-1'], resource: 'beside', credential },
    fetch: async (input, init) => {
      const { href, pathname } = new URL(String(input));
      asked.push(`${new Headers(init?.headers).get('authorization')} ${decodeURIComponent(href)}`);
      return answer(pathname.endsWith('/appRoleAssignments') ? assignments : account);
    },
  });
  return { asked, of: (tenants = ['t-1']) => standing.of('anna', tenants) };
}

test('[SESS-21] the role that is looked for is the one that the registration makes', () => {
  expect(AGENT_ROLE).toBe(roleOf('Agent'));
});

test('[SESS-21] the directory is asked for the account and for its roles at Beside', async () => {
  const { asked, of } = directory(enabled, assigned);
  expect(await of()).toBe('good');
  expect(asked).toEqual([
    `Bearer app-token ${GRAPH}/users/anna?$select=accountEnabled`,
    `Bearer app-token ${GRAPH}/users/anna/appRoleAssignments?$filter=resourceId+eq+beside&$top=100`,
  ]);
});

test.each<Said>([
  ['disabled', { accountEnabled: false }, assigned],
  ['gone', 404, 404],
  ['assigned to nothing', enabled, { value: [] }],
  ['assigned to something else', enabled, { value: [{ resourceId: 'other', appRoleId: AGENT_ROLE }] }],
  ['no agent any more', enabled, { value: [{ resourceId: 'beside', appRoleId: roleOf('Supervisor') }] }],
])('[SESS-21] an account that is %s is revoked', async (_how, account, assignments) => {
  expect(await directory(account, assignments).of()).toBe('revoked');
});

test.each<Said>([
  ['may not be asked', 403, assigned],
  ['is throttled', enabled, 429],
  ['is away', 503, 503],
  ['says something else', { value: 1 }, assigned],
])('[SESS-21] a directory that %s says nothing about anybody', async (_how, account, assignments) => {
  await expect(directory(account, assignments).of()).rejects.toThrow();
});

/** A directory of these answers, by path; a number is a status. */
function checked(changes: Readonly<Record<string, object | number>>) {
  const answers: Readonly<Record<string, object | number>> = {
    '/servicePrincipals/beside': { appRoles: ROLES.map(({ id }) => ({ id })) },
    '/users': { value: [{ id: 'somebody', accountEnabled: true }] },
    '/users/somebody/appRoleAssignments': { value: [] },
    ...changes,
  };
  const asked: string[] = [];
  const standing = graphStanding({
    ...{ endpoint: GRAPH, tenants: ['t-1'], resource: 'beside', credential },
    fetch: async (input) => {
      const { pathname, search } = new URL(String(input));
      const path = pathname.replace('/v1.0', '');
      asked.push(path + decodeURIComponent(search));
      const answer = answers[path] ?? 400;
      return typeof answer === 'number' ? new Response('{}', { status: answer }) : Response.json(answer);
    },
  });
  return { asked, check: () => standing.check() };
}

test('[SESS-21] that people can be asked about is known by asking about whoever comes first', async () => {
  const { asked, check } = checked({});
  expect(await check()).toBe(true);
  expect(asked).toEqual([
    '/servicePrincipals/beside?$select=appRoles',
    '/users?$top=1&$select=id,accountEnabled',
    '/users/somebody/appRoleAssignments?$filter=resourceId+eq+beside&$top=100',
  ]);
});

test.each([
  ['no permission at all', { '/servicePrincipals/beside': 403, '/users': 403 }],
  ['no permission to read people', { '/users': 403 }],
  ['only basic ones, which hold accounts back', { '/users': { value: [{ id: 'somebody', accountEnabled: null }] } }],
  ['no permission to read assignments', { '/users/somebody/appRoleAssignments': 403 }],
  ['a directory that is away', { '/users': 503 }],
])('[SESS-21] people cannot be asked about with %s', async (_what, changes) => {
  await expect(checked(changes).check()).rejects.toThrow();
});

test.each([
  ['is of nobody', { '/servicePrincipals/beside': 404 }],
  ['is of another application', { '/servicePrincipals/beside': { appRoles: [{ id: 'other' }] } }],
])('[SESS-21] a resource that %s would make everybody revoked: it is no good', async (_what, changes) => {
  expect(await checked(changes).check()).toBe(false);
});

test('[SESS-21] people of a tenant that it does not know are not asked about', async () => {
  const { asked, of } = directory(404, 404);
  expect([await of(['t-2']), await of(['t-1', 't-2']), asked]).toEqual(['unasked', 'unasked', []]);
});
