import type { CompanySeed } from '@beside/functions';
import { COMPANIES, originsOf } from '../companies';
import type { Directory } from '../directory';
import { KEYS_PATH } from '../sites';

const PAGES = {
  tax: [
    { path: '/return/personal', label: 'Personal details' },
    { path: '/return/income', label: 'Income' },
    { path: '/return/deductions', label: 'Deductions' },
    { path: '/return', label: 'Tax return' },
    { path: '/mailbox', label: 'Mailbox' },
  ],
  bank: [
    { path: '/accounts', label: 'Accounts' },
    { path: '/transfer', label: 'Transfer' },
    { path: '/loans', label: 'Loans' },
    { path: '/settings', label: 'Settings' },
  ],
};

/** The twin's companies as the API keeps them: `labels`, what each has opened of its own pages, and what the audit calls them. */
export function companySeeds(directory: Directory): CompanySeed[] {
  return COMPANIES.map(({ id, name, tenantId, site, phone }) => ({
    id,
    name,
    tenants: [tenantId],
    origins: originsOf({ id, site }, directory),
    deskOrigins: [directory.desk],
    settings: {
      phone,
      // The bank says who is signed in, and Beside holds it to that.
      ...(site === 'bank' && {
        customerIdentity: 'when-known' as const,
        customerKeys: { url: directory.bank + KEYS_PATH },
      }),
    },
    policy: { base: 'labels', allowShowAttributes: true, rules: [], pages: PAGES[site] },
  }));
}
