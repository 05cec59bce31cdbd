import type { Company } from '../../companies/company';
import { settingsOf } from '../../companies/settings';
import { jsonResponse } from '../body/json-response';

/** The own company as an administrator sees it. */
export function companyResponse(reader: { readonly id: string }, own: Company): Response {
  const { id, name, origins, deskOrigins, policy, revision, proposal } = own;
  return jsonResponse(200, {
    ...{ id, name, origins, deskOrigins, policy, settings: settingsOf(own), revision },
    ...(proposal && {
      proposal: {
        ...{ by: proposal.by.name, isOwn: proposal.by.id === reader.id, at: proposal.at },
        ...{ ...proposal.change, settings: settingsOf(proposal.change) },
      },
    }),
  });
}
