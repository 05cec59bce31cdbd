import { jwtVerify } from 'jose';
import { ROLES } from '../../../functions/infra/registration.mjs';
import type { Person } from '../companies';
import type { Accounts } from './accounts';
import type { SigningKey } from './signing-key';
import { GRAPH_AUDIENCE, GRAPH_PERMISSION } from './tokens';

/** Object id of the API's service principal: whose roles people are assigned to. */
export const API_PRINCIPAL = '00000000-0000-4000-8000-0000000b51de';
/** Below the issuer's address. */
export const GRAPH_PATH = '/graph/v1.0';

/**
 * The part of Microsoft Graph that tells how people stand: `/users`, `/users/{id}`, `/users/{id}/appRoleAssignments`, and the API's own
 * `/servicePrincipals/{id}`. Asks for an app's token with the
 * permission that Graph asks for.
 */
export function createGraph(accounts: Accounts, key: SigningKey): (request: Request) => Promise<Response> {
  const isAllowed = async (request: Request) => {
    const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    const verified = await jwtVerify(token, key.publicKey, { audience: GRAPH_AUDIENCE }).catch(() => null);
    const roles = verified?.payload['roles'];
    return Array.isArray(roles) && roles.includes(GRAPH_PERMISSION);
  };

  return async (request) => {
    if (!(await isAllowed(request))) return refuse(401, 'InvalidAuthenticationToken');
    const { pathname, searchParams } = new URL(request.url);
    const [resource, oid = '', below, ...more] = pathname.slice(GRAPH_PATH.length + 1).split('/');
    if (request.method !== 'GET' || more.length > 0) return refuse(400, 'BadRequest');
    if (resource === 'servicePrincipals' && below === undefined)
      return oid === API_PRINCIPAL ? Response.json({ appRoles: ROLES }) : refuse(404, 'Request_ResourceNotFound');
    if (resource !== 'users') return refuse(400, 'BadRequest');
    const stands = (one: Person) => ({ id: one.oid, accountEnabled: accounts.isEnabled(one) });
    const person = oid === '' ? accounts.first() : accounts.find(oid);
    if (!person) return refuse(404, 'Request_ResourceNotFound');
    if (oid === '') return Response.json({ value: [stands(person)] });
    if (below === undefined) return Response.json(stands(person));
    if (below !== 'appRoleAssignments') return refuse(400, 'BadRequest');
    const wanted = /^resourceId eq (\S+)$/.exec(searchParams.get('$filter') ?? '')?.[1];
    const assigned = ROLES.filter(({ value }) => person.roles.some((role) => role === value)).map(({ id }) => ({
      ...{ principalId: oid, resourceId: API_PRINCIPAL },
      appRoleId: id,
    }));
    return Response.json({ value: assigned.filter(({ resourceId }) => !wanted || resourceId === wanted) });
  };
}

const refuse = (status: number, code: string) => Response.json({ error: { code } }, { status });
