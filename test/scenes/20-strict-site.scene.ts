import { deskIs, goLive, liveBar, seesInMirror } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import { strictSite } from '../support/stage/strict-site';
import { until } from '../support/until';

declare global {
  interface Window {
    told(violation: string): void;
  }
}

let stage: Stage;
const reports: string[] = [];
beforeAll(async () => {
  stage = await openStage('20', { around: strictSite((report) => reports.push(report)) });
});
afterAll(() => stage.close());

test('scene 20: on a site with nonces, Trusted Types and isolation everything works, and no policy is violated', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  const violations: string[] = [];
  const cookies: string[] = [];
  await customer.exposeFunction('told', (violation: string) => violations.push(violation));
  await customer.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      window.told(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    ),
  );
  const cdp = await customer.context().newCDPSession(customer);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true });
  const looked: Promise<unknown>[] = [];
  customer.on('requestfinished', (request) => {
    if (!request.url().startsWith(directory.api)) return;
    looked.push(
      request.allHeaders().then((headers) => headers['cookie'] && cookies.push(request.url())),
      request
        .response()
        .then(async (answer) => (await answer?.headerValue('set-cookie')) && cookies.push(request.url())),
    );
  });

  await goLive(agent, customer, directory);
  expect(await customer.evaluate(() => [isSecureContext, crossOriginIsolated])).toEqual([true, true]);
  await seesInMirror(agent, 'Income');
  await customer.evaluate(() => document.querySelector('h1')?.append(' of last year'));
  await seesInMirror(agent, 'Income of last year');
  await stage.photograph('1-live');

  await customer.getByRole('button', { name: 'Hide the chat' }).click();
  await customer.locator('main').getByRole('button', { name: 'Continue' }).click();
  await customer.waitForURL('**/return/deductions');
  await liveBar(customer, 'Anna Visser').waitFor();
  await seesInMirror(agent, 'Deductions');

  await customer.getByRole('button', { name: 'Stop sharing this page' }).click();
  await deskIs(agent, 'paused');
  await customer.getByRole('button', { name: 'End sharing' }).click();
  await customer.getByText('You ended the session.').waitFor();
  await deskIs(agent, 'ended');
  await stage.photograph('2-ended');
  await Promise.all(looked);
  expect(violations).toEqual([]);
  expect(cookies).toEqual([]);

  // The alarm works: a slip of the page's own is heard both ways, as the only one.
  await customer.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await until('word of the slip', () => violations.length > 0 && reports.length > 0);
  expect(violations).toEqual([expect.stringContaining('style-src-attr inline')]);
  expect(reports).toEqual([expect.stringContaining('style-src-attr')]);
});
