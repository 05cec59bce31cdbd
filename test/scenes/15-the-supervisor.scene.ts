import { readFile } from 'node:fs/promises';
import { deskIs, goLive, signIn } from '../support/actors';
import { openStage, type Stage } from '../support/stage';
import { timeline } from '../support/timeline';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('15');
});
afterAll(() => stage.close());

test('[AUDIT-4] scene 15: the supervisor finds the session by its nine digits, reads the timeline, exports it, and that reading is in the audit', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent', { width: 1600, height: 900 });
  const customer = await stage.person('customer');
  await goLive(agent, customer, directory);
  const reference = await agent.getByText(/^\d{3}-\d{3}-\d{3}$/).innerText();
  await agent.getByRole('button', { name: 'Exit session' }).click();
  await deskIs(agent, 'ended');
  await customer.getByText('Anna Visser has left the session.').waitFor();
  await stage.photograph('1-ended');

  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  await supervisor.getByRole('button', { name: 'Co-browse audit' }).click();
  const control = supervisor.locator('[data-control="SessionAudit"]');
  await control.getByLabel('Session ID').fill(reference.replace(/-/g, ' '));
  await control.getByRole('button', { name: 'Search' }).click();
  await control.getByText('1 session', { exact: true }).waitFor();
  await stage.photograph('2-found');

  const words = await timeline(supervisor);
  expect(words[0]).toBe('The agent invited the customer.');
  expect(words).toContain('The customer allowed the agent to see the page.');
  expect(words.at(-1)).toMatch(/^The session ended \(by the agent\)/);
  await stage.photograph('3-timeline');

  const downloading = supervisor.waitForEvent('download');
  await control.getByRole('button', { name: 'Export CSV' }).first().click();
  const download = await downloading;
  expect(download.suggestedFilename()).toContain(reference);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.split('\r\n').length).toBeGreaterThan(words.length);

  await control.getByRole('tab', { name: 'Refused PINs and audit readings' }).click();
  await control.getByText('Sofia Lindqvist read the timeline of a session.').first().waitFor();
  await stage.photograph('4-readings');
});
