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

test('[SESS-21] people of a tenant that it does not know are not asked about', async () => {
  const { asked, of } = directory(404, 404);
  expect([await of(['t-2']), await of(['t-1', 't-2']), asked]).toEqual(['unasked', 'unasked', []]);
});
