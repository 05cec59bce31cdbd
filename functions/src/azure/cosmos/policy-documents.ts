import type { KeptPolicy, PolicyStore } from '../../companies/policy-store';
import type { Documents } from './documents';

/** A company's published rules are a partition, named by their version: create-only, and never replaced or removed. COMP-5 */
export function policyDocuments(documents: Documents<KeptPolicy>): PolicyStore {
  const partition = (company: string) => `policies|${company}`;
  const place = (company: string, version: number) => ({ pk: partition(company), id: String(version) });
  return {
    keep: (policy) => documents.create(place(policy.company, policy.version), policy),
    byVersion: async (company, version) => (await documents.get(place(company, version)))?.body ?? null,
    async byHash(company, hash) {
      const search = { pk: partition(company), where: ['c.body.hash = @hash'], values: { hash } };
      for await (const { body } of documents.search(search)) return body;
      return null;
    },
  };
}
