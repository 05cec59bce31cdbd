import type { Company } from '../../companies/company';
import { organisationOf } from '../../records/organisation-of';
import type { Services } from '../../services';

/** Where the row of a session stands that this request begins. ROW-5 */
export function deskOrganisation(
  request: Request,
  company: Company,
  { settings }: Services,
): { readonly organisation?: string } {
  const organisation = organisationOf(company, settings.organisations ?? [], request.headers.get('origin'));
  return organisation === undefined ? {} : { organisation };
}
