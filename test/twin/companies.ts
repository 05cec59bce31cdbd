/** The two companies of the twin and the people who sign in to them. */
/** `Operator`: of the installation, which is Norland's own. */
export type Role = 'Agent' | 'Supervisor' | 'Auditor' | 'Admin' | 'Operator';

export interface Person {
  readonly oid: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly title: string;
}

export interface Company {
  /** As in data-company. */
  readonly id: 'norland-tax' | 'meridian-bank';
  readonly name: string;
  readonly tenantId: string;
  /** Its part of the directory. */
  readonly site: 'tax' | 'bank';
  /** What its customers call. */
  readonly phone: string;
  readonly people: readonly Person[];
}

const person = (oid: string, name: string, domain: string, title: string, ...roles: Role[]): Person => ({
  oid,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@${domain}`,
  roles,
  title,
});

const NORLAND = 'norland-tax.example';
const MERIDIAN = 'meridian-bank.example';

export const COMPANIES: readonly Company[] = [
  {
    id: 'norland-tax',
    name: 'Norland Tax Office',
    tenantId: '11111111-1111-4111-8111-111111111111',
    site: 'tax',
    phone: '+31 88 555 0142',
    people: [
      person('11111111-0000-4000-8000-000000000001', 'Anna Visser', NORLAND, 'Customer service agent', 'Agent'),
      person('11111111-0000-4000-8000-000000000002', 'Ravi Menon', NORLAND, 'Customer service agent', 'Agent'),
      person(
        '11111111-0000-4000-8000-000000000003',
        'Sofia Lindqvist',
        NORLAND,
        'Team supervisor',
        'Supervisor',
        'Auditor',
      ),
      person('11111111-0000-4000-8000-000000000004', 'Tom Becker', NORLAND, 'Administrator', 'Admin'),
      person(
        '11111111-0000-4000-8000-000000000005',
        'Ines Duarte',
        NORLAND,
        'Administrator and operator',
        'Admin',
        'Operator',
      ),
    ],
  },
  {
    id: 'meridian-bank',
    name: 'Meridian Bank',
    tenantId: '22222222-2222-4222-8222-222222222222',
    site: 'bank',
    phone: '+31 20 555 0187',
    people: [
      person('22222222-0000-4000-8000-000000000001', 'Elena Popescu', MERIDIAN, 'Customer service agent', 'Agent'),
      person('22222222-0000-4000-8000-000000000002', 'Marc Dubois', MERIDIAN, 'Mortgage specialist', 'Agent'),
      person(
        '22222222-0000-4000-8000-000000000003',
        'Grace Okafor',
        MERIDIAN,
        'Team supervisor',
        'Supervisor',
        'Auditor',
      ),
      person('22222222-0000-4000-8000-000000000004', 'Jonas Weber', MERIDIAN, 'Administrator', 'Admin'),
      person('22222222-0000-4000-8000-000000000005', 'Lea Fontaine', MERIDIAN, 'Administrator', 'Admin'),
    ],
  },
];

type Site = Pick<Company, 'id' | 'site'>;
type Origins = Readonly<Record<Company['site'], string>>;

/** Where a company's pages are: at its origin in the directory, and at names of its own below `localhost`. */
export const originsOf = ({ id, site }: Site, origins: Origins): readonly string[] => [
  origins[site],
  origins[site].replace('localhost', `*.${id}.localhost`),
];

/** Whether a page of the company is at this origin. */
export const isPageOf = ({ id, site }: Site, origins: Origins, origin: string): boolean =>
  origin.replace(new RegExp(`//[a-z0-9-]+\\.${id}\\.localhost`), '//localhost') === origins[site];

export const companyOfTenant = (tenantId: string): Company | undefined =>
  COMPANIES.find((company) => company.tenantId === tenantId);

/** Whose people with the role Operator add companies. */
export const OPERATOR_TENANT = '11111111-1111-4111-8111-111111111111';
