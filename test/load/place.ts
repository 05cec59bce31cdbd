import { COMPANIES, type Company, type Person, type Role } from '../twin/companies';
import type { Directory } from '../twin/directory';
import { loadSigningKey } from '../twin/issuer/signing-key';
import { accessClaims, signClaims } from '../twin/issuer/tokens';

/** Where an installation is, in words that another process understands. */
export interface PlaceSettings {
  readonly directory: Directory;
  /** Where the issuer keeps its key. */
  readonly dataDir: string;
}

/** An installation as the ends of a session see it, with an issuer that knows as many people as are wanted. */
export interface Place {
  readonly directory: Directory;
  /** The API's base; ends without a slash. */
  readonly api: string;
  readonly company: string;
  /** An access token of a person of the company; the same number is the same person. */
  token(person: number, role: Role): Promise<string>;
}

const personOf = (number: number, role: Role): Person => ({
  ...{ oid: `load-${number}`, name: `Agent ${number}`, email: '', title: '' },
  roles: [role],
});

/** As the directory knows them: agents all. */
export function agentOf(oid: string): Person | undefined {
  const number = /^load-(\d+)$/.exec(oid)?.[1];
  return number === undefined ? undefined : personOf(Number(number), 'Agent');
}

export async function openPlace({ directory, dataDir }: PlaceSettings): Promise<Place> {
  const key = await loadSigningKey(dataDir);
  const [company] = COMPANIES as readonly [Company, ...Company[]];
  return {
    directory,
    api: `${directory.api}/api`,
    company: company.id,
    token: (number, role) => {
      const person = personOf(number, role);
      const now = Math.floor(Date.now() / 1_000);
      return signClaims(key, accessClaims(directory.issuer, company, person, 'beside-desk', now));
    },
  };
}
