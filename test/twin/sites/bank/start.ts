import { fileURLToPath } from 'node:url';
import { COMPANIES } from '../../companies';
import type { WebServer } from '../../web/serve';
import { startSite, type SiteOptions } from '../kit/site';
import { CUSTOMERS, customerIn, onFile } from './customers';
import { ACCOUNTS, LOAN_OFFERS } from './ledger';
import { createBankPages, TRANSFER_FIELDS } from './pages';
import { createCustomerSigner, KEYS_PATH } from './sign-customers';

/** The website of Meridian Bank, with its customer signed in. */
export function startBankSite(options: SiteOptions): Promise<WebServer> {
  const company = COMPANIES.find(({ site }) => site === 'bank');
  if (!company) throw new Error('no company has the bank site');
  const { keys, token } = createCustomerSigner(company);
  const pagesOf = new Map(CUSTOMERS.map((customer) => [customer, createBankPages(company, options, customer)]));
  const files = fileURLToPath(new URL('./page', import.meta.url));

  return startSite(
    company,
    options,
    files,
    ({ path, query, entered }) => {
      const customer = customerIn(entered);
      const pages = pagesOf.get(customer);
      if (!pages) return undefined;
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
        case 'GET /sign-in':
          return pages.signIn(entered);
        case 'POST /sign-in':
          entered.clear();
          for (const [name, value] of onFile(customer)) entered.set(name, value);
          return { goTo: '/' };
        case 'GET /beside-token':
          return { give: token(customer), type: 'text/plain' };
        case `GET ${KEYS_PATH}`:
          return { give: keys, type: 'application/json' };
        default:
          return undefined;
      }
    },
    () => onFile(CUSTOMERS[0]),
  );
}
