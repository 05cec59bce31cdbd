import type { Person } from '../../functions/testing/issuer';
import { OPERATOR_TENANT } from './open-world';

/** Two administrators of one company. */
export const tom: Person = { oid: 'tom', name: 'Tom Becker', tid: 'tenant-norland', roles: ['Admin'] };
export const ines: Person = { oid: 'ines', name: 'Ines Aalto', tid: 'tenant-norland', roles: ['Admin'] };
/** Runs the installation. */
export const olga: Person = { oid: 'olga', name: 'Olga Petrov', tid: OPERATOR_TENANT, roles: ['Operator'] };
