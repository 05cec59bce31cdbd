import type { Company } from '../companies/company';

/**
 * Where the row of a session stands that begins at this desk: in the desk's own organisation, and nowhere when that one gets none. A desk that
 * does not say where it is counts as one of the company's first organisation. ROW-5
 * @param organisations those that rows are written to @param desk the origin of the request; a desk's browser says it
 */
export function organisationOf(
  { deskOrigins }: Company,
  organisations: readonly string[],
  desk: string | null,
): string | undefined {
  const own = deskOrigins.filter((origin) => organisations.includes(origin));
  return desk === null ? own[0] : own.find((origin) => origin === desk);
}
