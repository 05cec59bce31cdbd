import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIRECTORY_READ, register, unregister } from './registration.mjs';

const settings = {
  dataverse: 'https://norland.crm4.test',
  redirect: 'https://norland.crm4.test/WebResources/bsd_/redirect.html',
  roles: {
    Agent: { group: 'group-agents', dataverseRole: 'Beside Agent' },
    Supervisor: { group: 'group-supervisors', dataverseRole: 'Beside Supervisor' },
    Operator: { group: 'group-operators' },
  },
};

type Row = Record<string, unknown>;

/** Entra and Dataverse as far as they are asked: rows by path, found by the words of a filter. */
function directory(roles: readonly string[] = ['Beside Agent', 'Beside Supervisor']) {
  const rows = new Map<string, Row[]>([
    ['dataverse businessunits', [{ businessunitid: 'unit', _parentbusinessunitid_value: null }]],
    ['graph servicePrincipals', [{ id: 'graph', appId: '00000003-0000-0000-c000-000000000000' }]],
    ['dataverse roles', roles.map((name) => ({ roleid: `role of ${name}`, name, _businessunitid_value: 'unit' }))],
  ]);
  const changes: string[] = [];
  let count = 0;
  const at = (key: string) => rows.get(key) ?? rows.set(key, []).get(key) ?? [];
  const fits = (row: Row, filter: string) =>
    filter.split(' and ').every((part) => {
      const [name = '', value = ''] = part.split(' eq ');
      return String(row[name]) === value.replace(/^'|'$/g, '');
    });
  const ask = async (service: string, method: string, asked: string, body: Row = {}): Promise<unknown> => {
    const [path = '', query = ''] = asked.split('?');
    const key = `${service} ${path}`;
    if (method === 'GET') {
      const filter = new URLSearchParams(query).get('$filter');
      return { value: at(key).filter((row) => filter === null || fits(row, filter)) };
    }
    changes.push(`${method} ${path}`);
    if (method === 'DELETE') {
      for (const all of rows.values()) {
        const index = all.findIndex(
          (row) => path.endsWith(`/${String(row['id'])}`) || path.endsWith(`(${String(row['teamid'])})`),
        );
        if (index >= 0) all.splice(index, 1);
      }
      return {};
    }
    if (method === 'PATCH')
      return Object.assign([...rows.values()].flat().find((row) => path.endsWith(String(row['id']))) ?? {}, body);
    count += 1;
    const id = `id-${count}`;
    const target = path.endsWith('/$ref') ? key.replace('/$ref', '') : key;
    const roleid = /roles\((.*)\)/.exec(String(body['@odata.id']))?.[1];
    const row = {
      id,
      appId: `app-${count}`,
      ...(path === 'teams' && { teamid: id }),
      ...(path === 'systemusers' && { systemuserid: id }),
      ...(roleid && { roleid }),
      ...body,
    };
    at(target).push(row);
    return row;
  };
  return { ask, changes, at };
}

test('two applications, and for each role one group with the role of the API and the security role of Dynamics 365', async () => {
  const { ask, at } = directory();
  const made = await register(settings, ask);
  expect(at('graph applications').map(({ displayName }) => displayName)).toEqual(['Beside API', 'Beside Desk']);
  const [api, desk] = at('graph applications');
  expect(made).toEqual({
    apiClientId: api?.['appId'],
    deskClientId: desk?.['appId'],
    scope: `api://${String(api?.['appId'])}/Sessions.Use`,
    directoryResource: at('graph servicePrincipals').find(({ appId }) => appId === api?.['appId'])?.['id'],
  });
  expect(made.directoryResource).toMatch(/^id-/);
  expect(api).toMatchObject({
    signInAudience: 'AzureADMyOrg',
    api: { requestedAccessTokenVersion: 2, preAuthorizedApplications: [{ appId: desk?.['appId'] }] },
  });
  expect(desk).toMatchObject({ spa: { redirectUris: [settings.redirect] } });
  const given = ['agents', 'supervisors', 'operators'].map((name) =>
    at(`graph groups/group-${name}/appRoleAssignments`),
  );
  const roleIds = (api?.['appRoles'] as Row[]).map(({ id }) => id);
  expect(given.map((all) => all.map(({ appRoleId }) => appRoleId))).toEqual([[roleIds[0]], [roleIds[1]], [roleIds[4]]]);
  const teams = at('dataverse teams');
  expect(teams.map(({ azureactivedirectoryobjectid }) => azureactivedirectoryobjectid)).toEqual([
    'group-agents',
    'group-supervisors',
  ]);
  const inTeams = teams.map(({ teamid }) => at(`dataverse teams(${String(teamid)})/teamroles_association`));
  expect(inTeams.map(([role]) => role?.['roleid'])).toEqual(['role of Beside Agent', 'role of Beside Supervisor']);
});

test('a second run changes nothing, and the way back leaves nothing of ours', async () => {
  const { ask, changes, at } = directory();
  await register(settings, ask);
  changes.length = 0;
  await register(settings, ask);
  expect(changes).toEqual([]);
  await unregister(settings, ask);
  expect([at('graph applications'), at('dataverse teams')]).toEqual([[], []]);
  expect(at('dataverse roles')).toHaveLength(2);
});

test('another organisation of the tenant has the same applications, and its desk returns to its own address', async () => {
  const { ask, changes, at } = directory();
  await register(settings, ask);
  changes.length = 0;
  const second = 'https://norland-test.crm4.test/WebResources/bsd_/redirect.html';
  await register({ ...settings, redirect: second }, ask);
  const [, desk] = at('graph applications');
  expect(desk).toMatchObject({ spa: { redirectUris: [settings.redirect, second] } });
  expect(changes).toEqual([`PATCH applications/${String(desk?.['id'])}`]);
});

const IDENTITY = '0b51de00-0000-4000-8000-00000000001d';
const named = { ...settings, identity: IDENTITY };
const known = { ...named, directory: true };
const permissions = `graph servicePrincipals/${IDENTITY}/appRoleAssignments`;

test('[SESS-21] the identity of the API may read the directory where that is asked for, and gets it once, though it has others', async () => {
  const { ask, changes, at } = directory();
  const mail = { id: 'mail', principalId: IDENTITY, resourceId: 'graph', appRoleId: 'other' };
  at(permissions).push(mail);
  for (const unasked of [settings, named, { ...named, directory: false }, { ...settings, directory: true }]) {
    await register(unasked, ask);
    expect(at(permissions)).toEqual([mail]);
  }
  await register(known, ask);
  expect(at(permissions)).toEqual([
    mail,
    expect.objectContaining({ principalId: IDENTITY, resourceId: 'graph', appRoleId: DIRECTORY_READ }),
  ]);
  changes.length = 0;
  await register(known, ask);
  expect(changes).toEqual([]);
  await unregister(known, ask);
  expect(at(permissions)).toEqual([mail]);
  changes.length = 0;
  await unregister(known, ask);
  expect(changes).toEqual([]);
});

test('[ROW-4] the identity becomes an application user that may write rows, once, and only where rows are asked for', async () => {
  const { ask, changes, at } = directory(['Beside Agent', 'Beside Supervisor', 'Beside Service']);
  at('graph servicePrincipals').push({ id: IDENTITY, appId: 'app of the identity' });
  await register(named, ask);
  expect(at('dataverse systemusers')).toEqual([]);
  const writing = { ...named, rows: 'Beside Service' };
  await register(writing, ask);
  expect(at(permissions)).toEqual([]);
  const [user] = at('dataverse systemusers');
  expect(user).toMatchObject({
    applicationid: 'app of the identity',
    'businessunitid@odata.bind': '/businessunits(unit)',
  });
  expect(at(`dataverse systemusers(${String(user?.['systemuserid'])})/systemuserroles_association`)).toEqual([
    expect.objectContaining({ roleid: 'role of Beside Service' }),
  ]);
  changes.length = 0;
  await register(writing, ask);
  expect(changes).toEqual([]);
});

test('a security role that is not there is said by its name, before a team is made for it', async () => {
  const { ask, at } = directory(['Beside Agent']);
  await expect(register(settings, ask)).rejects.toThrow('no security role named Beside Supervisor');
  expect(at('dataverse teams')).toHaveLength(1);
});

test('without --apply it says every step and asks nobody', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beside-register-'));
  const file = join(folder, 'roles.json');
  const answer = (more: object) => writeFileSync(file, JSON.stringify({ ...settings, ...more }));
  answer({});
  const run = (...flags: string[]) =>
    // No programs can be found: nothing could sign in.
    execFileSync(process.execPath, [join(__dirname, 'register.mjs'), file, ...flags], {
      encoding: 'utf8',
      env: { PATH: '' },
      stdio: 'pipe',
    });
  const words = run();
  expect(words).toContain('POST https://graph.microsoft.com/v1.0/applications\n');
  expect(words).toContain('POST https://graph.microsoft.com/v1.0/groups/group-agents/appRoleAssignments');
  expect(words).toContain('"azureactivedirectoryobjectid":"group-supervisors"');
  expect(words).toContain('Nothing was asked or changed.');
  expect(words).not.toContain(DIRECTORY_READ);
  expect(run('--remove')).toMatch(/DELETE .*teams[^]*DELETE .*applications/);
  answer({ rows: 'Beside Service' });
  expect(run('--identity', IDENTITY)).not.toContain(DIRECTORY_READ);
  answer({ directory: true });
  expect(run('--identity', IDENTITY)).toMatch(
    new RegExp(`POST .*servicePrincipals/${IDENTITY}/appRoleAssignments\\n .*"appRoleId":"${DIRECTORY_READ}"`),
  );
  expect(run('--remove', '--identity', IDENTITY)).toMatch(
    new RegExp(`DELETE .*servicePrincipals/${IDENTITY}/appRoleAssignments/<its id>`),
  );
  for (const wrong of [['--identity', 'me'], ['--identity'], ['--nonsense'], ['other.json']])
    expect(() => run(...wrong)).toThrow('usage: node register.mjs');
  rmSync(folder, { recursive: true });
});
