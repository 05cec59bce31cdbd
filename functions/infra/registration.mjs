// What Entra and Dataverse must know of Beside: two applications, one group for each role, and what the API may ask the directory. Every step looks first and does only
// what is missing, so that it can be run again. The two services are handed in: `ask(service, method, path, body)` gives the answer's JSON.

const API_NAME = 'Beside API';
const DESK_NAME = 'Beside Desk';
/** Names of this application's own things; chosen once, the same in every tenant. */
const SCOPE = {
  id: '6f0f5a5e-5d0c-4b0e-9a55-1f5c2d1f7a01',
  value: 'Sessions.Use',
  type: 'User',
  isEnabled: true,
  adminConsentDisplayName: 'Use Beside',
  adminConsentDescription: 'Lets the desk work with co-browsing sessions as the person who is signed in.',
};
/** The roles of the API. An operator has nothing to do in Dynamics 365. */
export const ROLES = [
  { value: 'Agent', id: '6f0f5a5e-5d0c-4b0e-9a55-1f5c2d1f7a11', words: 'Invites customers and sees their pages.' },
  { value: 'Supervisor', id: '6f0f5a5e-5d0c-4b0e-9a55-1f5c2d1f7a12', words: 'Reads the audit of sessions.' },
  { value: 'Auditor', id: '6f0f5a5e-5d0c-4b0e-9a55-1f5c2d1f7a13', words: 'Reads the audit, and nothing else.' },
  { value: 'Admin', id: '6f0f5a5e-5d0c-4b0e-9a55-1f5c2d1f7a14', words: 'Sets what pages may show.' },
  { value: 'Operator', id: '6f0f5a5e-5d0c-4b0e-9a55-1f5c2d1f7a15', words: 'Adds companies to this installation.' },
];

/** Microsoft Graph, and its application permission to read the directory: the same ids in every tenant. */
const GRAPH_APP = '00000003-0000-0000-c000-000000000000';
/**
 * Directory.Read.All. Asking how agents stand (functions/src/azure/graph-standing.ts) reads a person's account, for which User.Read.All would
 * do, and a person's app role assignments, for which an application can have nothing less.
 */
export const DIRECTORY_READ = '7ab1d382-f21e-4acd-a863-ba3e13f7da61';

const apiBody = {
  displayName: API_NAME,
  signInAudience: 'AzureADMyOrg',
  // Version 2: the audience of a token is the application's id.
  api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [SCOPE] },
  appRoles: ROLES.map(({ value, id, words }) => ({
    id,
    value,
    displayName: value,
    description: words,
    allowedMemberTypes: ['User'],
    isEnabled: true,
  })),
};

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const search = (path, filter) => `${path}?$filter=${encodeURIComponent(filter)}`;

/** The first that is found, or `null`. */
async function find(ask, service, path, filter) {
  const { value = [] } = await ask(service, 'GET', search(path, filter));
  return value[0] ?? null;
}

async function findOrMake(ask, service, path, filter, body) {
  return (await find(ask, service, path, filter)) ?? (await ask(service, 'POST', path, body));
}

/**
 * @param settings `{ dataverse, redirect, roles: { Agent: { group, dataverseRole }, … } }`: groups by object id, roles that are left out
 * are left alone, and one without a `dataverseRole` is one of Beside alone. `identity`, which may be left out, is the object id of the service
 * principal of the API's managed identity. It gets nothing that is not asked for: with `directory: true` the permission to read the directory; with
 * `rows`, a security role, it becomes an application user of the organisation, so that it may write the rows of sessions
 * @returns the ids that the deployment and the controls are told
 */
export async function register(settings, ask) {
  const api = await findOrMake(ask, 'graph', 'applications', `displayName eq ${quoted(API_NAME)}`, apiBody);
  const desk = await findOrMake(ask, 'graph', 'applications', `displayName eq ${quoted(DESK_NAME)}`, {
    displayName: DESK_NAME,
    signInAudience: 'AzureADMyOrg',
    spa: { redirectUris: [settings.redirect] },
    requiredResourceAccess: [{ resourceAppId: api.appId, resourceAccess: [{ id: SCOPE.id, type: 'Scope' }] }],
  });
  // Another organisation of the tenant, whose desk returns elsewhere.
  if (desk.spa && !desk.spa.redirectUris.includes(settings.redirect))
    await ask('graph', 'PATCH', `applications/${desk.id}`, {
      spa: { redirectUris: [...desk.spa.redirectUris, settings.redirect] },
    });
  if (!api.identifierUris?.includes(`api://${api.appId}`) || !api.api?.preAuthorizedApplications?.length) {
    // The desk is the company's own: nobody is asked to consent to it.
    const preAuthorizedApplications = [{ appId: desk.appId, delegatedPermissionIds: [SCOPE.id] }];
    await ask('graph', 'PATCH', `applications/${api.id}`, {
      identifierUris: [`api://${api.appId}`],
      api: { ...apiBody.api, preAuthorizedApplications },
    });
  }
  const principalOf = ({ appId }) =>
    findOrMake(ask, 'graph', 'servicePrincipals', `appId eq ${quoted(appId)}`, { appId });
  const principal = await principalOf(api);
  await principalOf(desk);

  for (const { value, id: appRoleId } of ROLES) {
    const wanted = settings.roles[value];
    if (!wanted) continue;
    const path = `groups/${wanted.group}/appRoleAssignments`;
    const { value: assigned = [] } = await ask('graph', 'GET', path);
    const isAssigned = assigned.some((one) => one.resourceId === principal.id && one.appRoleId === appRoleId);
    if (!isAssigned)
      await ask('graph', 'POST', path, { principalId: wanted.group, resourceId: principal.id, appRoleId });
    if (wanted.dataverseRole) await joinTeam(settings, value, wanted, ask);
  }
  if (settings.identity && settings.directory === true) await letReadDirectory(settings.identity, ask);
  if (settings.identity && settings.rows) await joinAsApplication(settings, ask);
  return {
    apiClientId: api.appId,
    deskClientId: desk.appId,
    scope: `api://${api.appId}/${SCOPE.value}`,
    directoryResource: principal.id,
  };
}

async function letReadDirectory(identity, ask) {
  const graph = await graphPrincipal(ask);
  if (await findPermission(identity, graph, ask)) return;
  const permission = { principalId: identity, resourceId: graph.id, appRoleId: DIRECTORY_READ };
  await ask('graph', 'POST', `servicePrincipals/${identity}/appRoleAssignments`, permission);
}

async function graphPrincipal(ask) {
  const graph = await find(ask, 'graph', 'servicePrincipals', `appId eq ${quoted(GRAPH_APP)}`);
  return graph ?? { id: '<id of Microsoft Graph>' };
}

/** The identity's permission to read the directory, or `undefined`. */
async function findPermission(identity, graph, ask) {
  const { value = [] } = await ask('graph', 'GET', `servicePrincipals/${identity}/appRoleAssignments`);
  return value.find((one) => one.resourceId === graph.id && one.appRoleId === DIRECTORY_READ);
}

/** The root business unit of the organisation, and a security role of it by its name. */
async function findRole({ dataverse }, name, ask) {
  const unit = await find(ask, 'dataverse', 'businessunits', '_parentbusinessunitid_value eq null');
  const unitId = unit?.businessunitid ?? '<root business unit>';
  const role = await find(ask, 'dataverse', 'roles', `name eq ${quoted(name)} and _businessunitid_value eq ${unitId}`);
  if (!role && unit) throw new Error(`Dynamics 365 at ${dataverse} has no security role named ${name}.`);
  return { unitId, roleId: role?.roleid ?? `<role ${name}>` };
}

/** Gives somebody, a team or a user, the role, unless they have it. @param roles path of what associates them */
async function giveRole({ dataverse }, roles, roleId, ask) {
  if (await find(ask, 'dataverse', roles, `roleid eq ${roleId}`)) return;
  await ask('dataverse', 'POST', `${roles}/$ref`, { '@odata.id': `${dataverse}/api/data/v9.2/roles(${roleId})` });
}

/** The identity as an application user: nobody signs in as it, and it may what the role lets it. */
async function joinAsApplication(settings, ask) {
  const principal = await find(ask, 'graph', 'servicePrincipals', `id eq ${quoted(settings.identity)}`);
  const applicationid = principal?.appId ?? '<application id of the identity>';
  const { unitId, roleId } = await findRole(settings, settings.rows, ask);
  const user = await findOrMake(ask, 'dataverse', 'systemusers', `applicationid eq ${applicationid}`, {
    applicationid,
    'businessunitid@odata.bind': `/businessunits(${unitId})`,
  });
  const roles = `systemusers(${user.systemuserid ?? '<application user>'})/systemuserroles_association`;
  await giveRole(settings, roles, roleId, ask);
}

/** In Dynamics 365 a group is a team: whoever is in the group has the team's security role there. */
async function joinTeam(settings, value, { group, dataverseRole }, ask) {
  const { unitId, roleId } = await findRole(settings, dataverseRole, ask);
  const team = await findOrMake(ask, 'dataverse', 'teams', `azureactivedirectoryobjectid eq ${group}`, {
    name: `Beside ${value}`,
    teamtype: 2, // a security group of Entra
    membershiptype: 0, // members and guests
    azureactivedirectoryobjectid: group,
    'businessunitid@odata.bind': `/businessunits(${unitId})`,
  });
  const teamId = team.teamid ?? `<team Beside ${value}>`;
  await giveRole(settings, `teams(${teamId})/teamroles_association`, roleId, ask);
}

/** Takes back what `register` has made. Groups, security roles and teams that others made stay. */
export async function unregister(settings, ask) {
  for (const { value } of ROLES) {
    const wanted = settings.roles[value];
    if (!wanted) continue;
    const name = `Beside ${value}`;
    const filter = `azureactivedirectoryobjectid eq ${wanted.group} and name eq ${quoted(name)}`;
    const team = await find(ask, 'dataverse', 'teams', filter);
    if (team) await ask('dataverse', 'DELETE', `teams(${team.teamid})`);
  }
  if (settings.identity) {
    const permission = await findPermission(settings.identity, await graphPrincipal(ask), ask);
    const path = `servicePrincipals/${settings.identity}/appRoleAssignments`;
    if (permission) await ask('graph', 'DELETE', `${path}/${permission.id}`);
  }
  // Their service principals, and with them all assignments, go with the applications.
  for (const name of [DESK_NAME, API_NAME]) {
    const application = await find(ask, 'graph', 'applications', `displayName eq ${quoted(name)}`);
    if (application) await ask('graph', 'DELETE', `applications/${application.id}`);
  }
}
