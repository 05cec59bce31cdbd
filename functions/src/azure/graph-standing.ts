import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';
import type { StaffStanding } from '../tokens/staff-standing';

export const GRAPH = 'https://graph.microsoft.com/v1.0';
/** Of the role *Agent*, the same in every tenant: see infra/registration.mjs. */
export const AGENT_ROLE = '6f0f5a5e-5d0c-4b0e-9a55-1f5c2d1f7a11';
const SCOPE = 'https://graph.microsoft.com/.default';
const TIMEOUT_MS = 5_000;
/** One application's assignments of one person: four roles, each by a few groups. */
const PAGE = 100;

export interface GraphSettings {
  /** Without a slash at the end. */
  readonly endpoint: string;
  /** Tenants of whose people this directory knows; others are not asked about. */
  readonly tenants: readonly string[];
  /** Object id of the service principal of Beside's API: whose roles people are assigned to. */
  readonly resource: string;
  /** Needs the application permission Directory.Read.All: no lesser one lets an application read a person's assignments. */
  readonly credential: TokenCredential;
  readonly fetch: typeof fetch;
}

/** The directory refused or was away; says its status and nothing of whom it was asked about. */
class GraphFailure extends Error {
  constructor(status: number) {
    super('the directory is not available');
    this.name = `GraphFailure ${status}`;
  }
}

const userShape = z.object({ accountEnabled: z.boolean() });
const peopleShape = z.object({ value: z.array(userShape.extend({ id: z.string() })) });
const resourceShape = z.object({ appRoles: z.array(z.object({ id: z.string() })) });
const assignmentsShape = z.object({
  value: z.array(z.object({ resourceId: z.string(), appRoleId: z.string() })),
});

/** Microsoft Entra's directory by way of Microsoft Graph: the account is enabled, and it or a group of it is an agent of Beside. SESS-21 */
export function graphStanding({ endpoint, tenants: known, resource, credential, fetch }: GraphSettings): StaffStanding {
  /** `null`: nobody there by this id. */
  async function ask<T>(path: string, shape: z.ZodType<T>): Promise<T | null> {
    const token = await credential.getToken(SCOPE);
    const headers = { authorization: `Bearer ${token?.token ?? ''}` };
    const answer = await fetch(`${endpoint}${path}`, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.status === 404) return null;
    if (!answer.ok) throw new GraphFailure(answer.status);
    return shape.parse(await answer.json());
  }

  function assignmentsOf(person: string) {
    const query = new URLSearchParams({ $filter: `resourceId eq ${resource}`, $top: String(PAGE) });
    return ask(`/users/${encodeURIComponent(person)}/appRoleAssignments?${query.toString()}`, assignmentsShape);
  }

  return {
    async of(person, tenants) {
      if (tenants.length === 0 || !tenants.every((tenant) => known.includes(tenant))) return 'unasked';
      const [account, assigned] = await Promise.all([
        ask(`/users/${encodeURIComponent(person)}?$select=accountEnabled`, userShape),
        assignmentsOf(person),
      ]);
      const isAgent = assigned?.value.some((one) => one.resourceId === resource && one.appRoleId === AGENT_ROLE);
      return account?.accountEnabled && isAgent ? 'good' : 'revoked';
    },
    // About whoever comes first there; and a resource that has no such role would make everybody revoked.
    async check() {
      const [beside, people] = await Promise.all([
        ask(`/servicePrincipals/${encodeURIComponent(resource)}?$select=appRoles`, resourceShape),
        ask('/users?$top=1&$select=id,accountEnabled', peopleShape),
      ]);
      const [somebody] = people?.value ?? [];
      if (!somebody || !beside?.appRoles.some(({ id }) => id === AGENT_ROLE)) return false;
      return (await assignmentsOf(somebody.id)) !== null;
    },
  };
}
