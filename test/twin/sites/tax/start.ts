import { fileURLToPath } from 'node:url';
import { COMPANIES } from '../../companies';
import type { WebServer } from '../../web/serve';
import { startSite, type Entered, type SiteOptions } from '../kit/site';
import { createTaxPages } from './pages';
import { STEPS } from './return-steps';

/** What the office already knows of the visitor. */
const knownBefore = (): Entered =>
  new Map(
    Object.entries({
      firstName: 'Mila Sophie',
      lastName: 'Janssen',
      birthDate: '1987-04-16',
      bsn: '123456782',
      street: 'Lindenlaan 48',
      postcode: '3512 KB',
      city: 'Norhaven',
      email: 'mila.janssen@example.com',
      phone: '06 1234 5678',
      iban: 'NL91 ABNA 0417 1643 00',
      employer: 'Harbour Logistics B.V.',
      wages: '48,250.00',
      wageTax: '13,904.00',
      monthsWorked: '12',
      savings: '21,480.00',
    }),
  );

/** The website of the Norland Tax Office. */
export function startTaxSite(options: SiteOptions): Promise<WebServer> {
  const company = COMPANIES.find(({ site }) => site === 'tax');
  if (!company) throw new Error('no company has the tax site');
  const pages = createTaxPages(company, options);
  const files = fileURLToPath(new URL('./page', import.meta.url));

  return startSite(
    company,
    options,
    files,
    ({ path, query, entered, posted }) => {
      const at = STEPS.findIndex((step) => path.endsWith(` ${step.path}`));
      const step = STEPS[at];
      if (step)
        return path.startsWith('GET') ? pages.step(step, entered) : { goTo: STEPS[at + 1]?.path ?? '/return/review' };
      switch (path) {
        case 'GET /':
          return pages.home();
        case 'GET /return':
          return { goTo: '/return/personal' };
        case 'GET /return/review':
          return pages.review(entered);
        case 'POST /return/review':
          return { goTo: '/return/summary' };
        case 'GET /return/summary':
          return pages.summary(entered, query.has('missing'));
        case 'POST /return/submit': {
          if (entered.get('declared') !== 'yes') return { goTo: '/return/summary?missing=1' };
          entered.set('reference', `NT-2025-${String(1000 + entered.size * 37)}`);
          return { goTo: '/return/done' };
        }
        case 'GET /return/done':
          return entered.has('reference') ? pages.done(entered.get('reference') ?? '') : { goTo: '/return/summary' };
        case 'GET /mailbox':
          return entered.has('signedIn')
            ? pages.mailbox(entered.get('userName') ?? '')
            : pages.signIn(query.has('failed'), entered);
        case 'POST /mailbox': {
          if (!posted.get('userName') || !posted.get('password')) return { goTo: '/mailbox?failed=1' };
          entered.set('signedIn', 'yes');
          return { goTo: '/mailbox' };
        }
        case 'POST /sign-out':
          entered.delete('signedIn');
          return { goTo: '/' };
        case 'GET /help':
          return pages.help();
        default:
          return undefined;
      }
    },
    knownBefore,
  );
}
