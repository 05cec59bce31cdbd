import { COMPANIES, type Person } from '../companies';

/** Which people's accounts are enabled; everybody's when the issuer starts. */
export interface Accounts {
  /** @param oid Entra object id; `undefined`: nobody by it */
  find(oid: string): Person | undefined;
  /** Whoever comes first. */
  first(): Person | undefined;
  isEnabled(person: Person): boolean;
  enable(person: Person): void;
  disable(person: Person): void;
}

/** @param more people beyond those of the twin's companies, by Entra object id */
export function createAccounts(more: (oid: string) => Person | undefined = () => undefined): Accounts {
  const people = COMPANIES.flatMap((company) => company.people);
  const disabled = new Set<string>();
  return {
    find: (oid) => people.find((person) => person.oid === oid) ?? more(oid),
    first: () => people[0],
    isEnabled: ({ oid }) => !disabled.has(oid),
    enable: ({ oid }) => void disabled.delete(oid),
    disable: ({ oid }) => void disabled.add(oid),
  };
}
