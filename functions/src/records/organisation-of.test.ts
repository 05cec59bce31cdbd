import type { Company } from '../companies/company';
import { organisationOf } from './organisation-of';

const [WEST, EAST, SANDBOX] = ['https://west.crm.test', 'https://east.crm.test', 'https://sandbox.crm.test'] as const;
const company: Company = {
  ...{ id: 'norland', name: 'Norland', tenants: ['t'], origins: [], deskOrigins: [SANDBOX, WEST, EAST], revision: 1 },
  policy: { version: 1, base: 'labels', allowShowAttributes: true, rules: [] },
};
const written = [EAST, WEST, 'https://other.crm.test'];

test.each([
  ['in an organisation that gets rows', EAST, EAST],
  ['in one of the company that gets none', SANDBOX, undefined],
  ['in one of another company', 'https://other.crm.test', undefined],
  ['that does not say where it is', null, WEST],
])('[ROW-5] the row of a desk %s', (_where, desk, organisation) => {
  expect(organisationOf(company, written, desk)).toBe(organisation);
});

test('[ROW-5] a company none of whose organisations gets rows has none', () => {
  expect(organisationOf(company, ['https://other.crm.test'], WEST)).toBeUndefined();
});
