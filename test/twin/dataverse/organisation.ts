import { createHash } from 'node:crypto';
import { COMPANIES } from '../companies';

export interface BusinessUnit {
  readonly id: string;
  readonly name: string;
}

export interface User {
  readonly id: string;
  /** Object id in Entra; an application user's is that of its application. */
  readonly oid: string;
  readonly name: string;
  readonly unit: BusinessUnit;
}

/** A record of a table that is not Beside's. */
export interface CrmRecord {
  readonly name: string;
  /** Where its lookups lead, by their column. */
  readonly lookups: Readonly<Record<string, { readonly table: string; readonly id: string }>>;
}

/** Who is in an organisation. */
export interface Organisation {
  readonly users: readonly User[];
  /** The application user that holds *Beside Service*. */
  readonly service: User;
  /** The record of that id in that table. */
  find(table: string, id: string): CrmRecord | null;
}

/** Object id of the API's own identity. */
export const API_IDENTITY = '00000000-0000-4000-8000-00000000a91d';

/** An id that is the same each time, and not the one in Entra. */
const idOf = (text: string) => {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

/** The twin's two companies work at one address: they are business units of one organisation. */
export function twinOrganisation(find: Organisation['find']): Organisation {
  const root = { id: idOf('unit root'), name: 'Organisation' };
  const service = { id: idOf('user service'), oid: API_IDENTITY, name: '# Beside', unit: root };
  const people = COMPANIES.flatMap((company) => {
    const unit = { id: idOf(`unit ${company.id}`), name: company.name };
    return company.people.map(({ oid, name }) => ({ id: idOf(`user ${oid}`), oid, name, unit }));
  });
  return { users: [service, ...people], service, find };
}
