import { fileURLToPath } from 'node:url';
import { COMPANIES } from '../../companies';
import type { WebServer } from '../../web/serve';
import { startSite, type Entered, type SiteOptions } from '../kit/site';
import { ACCOUNTS, LOAN_OFFERS } from './ledger';
import { createBankPages, TRANSFER_FIELDS } from './pages';
import { createSignedIn, KEYS_PATH } from './signed-in';

const knownBefore = (): Entered =>
  new Map(
    Object.entries({
      displayName: 'Daan Vermeer',
      email: 'daan.vermeer@example.com',
      phone: '06 8765 4321',
      language: 'English',
      limit: '2500',
      warnBelow: '250',
      statements: 'In the app',
      when: '2026-11-23',
    }),
  );

/** The website of Meridian Bank, with its customer signed in. */
export function startBankSite(options: SiteOptions): Promise<WebServer> {
  const company = COMPANIES.find(({ site }) => site === 'bank');
  if (!company) throw new Error('no company has the bank site');
  const { customer, keys } = createSignedIn(company);
  const pages = createBankPages(company, options, customer);
  const files = fileURLToPath(new URL('./page', import.meta.url));

  return startSite(
    company,
    options,
    files,
    ({ path, query, entered }) => {
      const account = ACCOUNTS.find(({ id }) => path === `GET /accounts/${id}` || path === `GET /accounts/${id}/all`);
      if (account) return pages.statement(account, path.endsWith('/all'));
      const complete = TRANSFER_FIELDS.every(({ required, name }) => !required || entered.get(name));
      switch (path) {
        case 'GET /':
          return pages.dashboard();
        case 'GET /transfer':
          return pages.transfer(entered, query.has('missing'));
        case 'POST /transfer':
          return { goTo: complete ? '/transfer/confirm' : '/transfer?missing=1' };
        case 'GET /transfer/confirm':
          return complete ? pages.confirm(entered) : { goTo: '/transfer' };
        case 'POST /transfer/send':
          for (const { name } of TRANSFER_FIELDS) entered.delete(name);
          return { goTo: '/transfer/sent' };
        case 'GET /transfer/sent':
          return pages.sent();
        case 'GET /loans':
          return pages.loans(entered.get('loan'));
        case 'POST /loans':
          return { goTo: '/loans/chosen' };
        case 'GET /loans/chosen': {
          const offer = LOAN_OFFERS.find(({ id }) => id === entered.get('loan'));
          return offer ? pages.chosen(offer) : { goTo: '/loans' };
        }
        case 'GET /settings':
          return pages.settings(entered, query.has('saved'));
        case 'POST /settings':
          return { goTo: '/settings?saved=1' };
        default:
          return undefined;
      }
    },
    knownBefore,
    new Map([[KEYS_PATH, keys]]),
  );
}
