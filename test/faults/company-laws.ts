import type { Journey } from './journey';
import type { World } from './open-world';

/** Which laws of companies and of forgetting a run broke, in words. */
export async function brokenCompanyLaws(world: World, { administered, forgotten }: Journey): Promise<string[]> {
  const { name, known, namesLeft, added } = administered;
  return [
    ...(known === name ? [] : [`the company is called ${known}`]),
    ...(namesLeft > 0 ? [`${namesLeft} records name the agent whose name was erased`] : []),
    ...(forgotten.wasKept ? [] : ['a session on legal hold was forgotten']),
    ...(await isForgotten(world, forgotten.session)),
    ...(await isNoted(world, 'norland', ['settings-proposal', 'settings-changed'])),
    ...(await isNoted(world, added, ['company-created'])),
    ...(await areKept(world, 'norland')),
    ...(await areKept(world, added)),
  ];
}

/** COMP-1 COMP-4: what was changed at a company is in its ledger, once. */
async function isNoted({ stores }: World, company: string, wanted: readonly string[]): Promise<string[]> {
  const records = await stores.audit.read(`company:${company}`, {});
  const counted = wanted.map((type) => [type, records.filter(({ event }) => event.type === type).length] as const);
  return counted.flatMap(([type, count]) =>
    count === 1 ? [] : [`${type} of ${company} is in the audit ${count} times`],
  );
}

/** COMP-5: the text of all rules that were ever published is there. */
async function areKept({ stores }: World, company: string): Promise<string[]> {
  const { version: newest = 0 } = (await stores.companies.byId(company))?.policy ?? {};
  const broken: string[] = [];
  for (let version = 1; version <= newest; version += 1)
    if (!(await stores.policies.byVersion(company, version)))
      broken.push(`version ${version} of the rules of ${company} is lost`);
  return broken;
}

/** AUDIT-14: nothing of it is left but what the ledger says. */
async function isForgotten({ stores }: World, session: string): Promise<string[]> {
  const left = [
    ...((await stores.sessions.get('norland', session)) ? ['itself'] : []),
    ...((await stores.audit.read(`session:${session}`, {})).length > 0 ? ['records'] : []),
    ...((await stores.participants.bySession(session)).length > 0 ? ['participants'] : []),
  ];
  return left.map((what) => `of a session that was to be forgotten there are ${what} left`);
}
