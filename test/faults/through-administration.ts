import { anna } from '../../functions/testing/issuer';
import { norland } from '../../functions/testing/test-app';
import type { World } from './open-world';
import { ines, olga, tom } from './people';
import type { Traveller } from './traveller';

export interface Administered {
  /** What the company is called by the change, and what it was called after it. */
  readonly name: string;
  readonly known: string;
  /** Records that still name the agent after the answer that none does. */
  readonly namesLeft: number;
  /** The company that was added. */
  readonly added: string;
}

/** One administrator changes the company, another one approves; the operator adds one; an agent's name goes out of the audit. */
export async function throughAdministration(
  world: World,
  { staff }: Traveller,
  journey: string,
): Promise<Administered> {
  const own = await staff('company', 'GET', '/company', undefined, tom);
  const { origins, settings, revision } = own.body;
  const name = `Norland, ${journey}`;
  const rules = [...norland.policy.rules, { selector: `#${journey}`, level: 'hidden' }];
  const policy = { ...norland.policy, rules };
  await staff('change', 'POST', '/company', { name, origins, settings, policy, revision }, tom);
  const proposed = await staff('company', 'GET', '/company', undefined, ines);
  await staff('approve', 'POST', '/company/approval', { revision: proposed.body['revision'] }, ines);
  const published = await staff('company', 'GET', '/company', undefined, tom);
  const added = `harbour-${journey}`;
  await staff('add', 'POST', '/companies', seedOf(added), olga);
  const erased = await staff('erase', 'POST', '/audit/erasures', { person: anna.oid }, tom);
  const named = erased.body['left'] === 0 ? await world.stores.audit.named(anna.oid) : [];
  return { name, known: String(published.body['name']), namesLeft: named.length, added };
}

function seedOf(id: string) {
  const [origins, deskOrigins] = [[`https://www.${id}.test`], [`https://${id}.crm.test`]];
  return { id, name: 'Harbour Insurance', tenants: [`tenant-${id}`], origins, deskOrigins, policy: norland.policy };
}
