import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'libsql';
import { deskIs, goLive, signIn } from '../support/stage/actors';
import { runBeside } from '../support/run-beside';
import { openStage, type Stage } from '../support/stage/stage';
import { timeline } from '../support/stage/timeline';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('15');
});
afterAll(() => stage.close());

/** Alters one letter of one record, as somebody does who holds the store: its triggers stop nobody who may drop them. */
function alterOneByte(file: string, event: string): void {
  const db = new Database(file);
  const { sql } = db.prepare("SELECT sql FROM sqlite_master WHERE name = 'audit_keeps'").get() as { sql: string };
  db.exec('DROP TRIGGER audit_keeps');
  const altered = db
    .prepare("UPDATE audit SET event = replace(event, 'http:', 'httq:') WHERE json_extract(event, '$.type') = ?")
    .run(event);
  db.exec(sql);
  db.close();
  expect(altered.changes).toBe(1);
}

/** Asked for before what leads to it has begun. */
const WHENEVER = { timeout: 0 };

test('[AUDIT-4] [AUDIT-12] [AUDIT-25] [AUDIT-16] [AUDIT-17] [COMP-6] [COMP-7] scene 15: the customer saves a receipt; the supervisor finds the session by its nine digits, reads the timeline, checks the chain, exports it, and that reading is in the audit', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent', { width: 1600, height: 900 });
  const customer = await stage.person('customer');
  const counted = customer.waitForResponse(
    (answer) => answer.request().postData()?.includes('"hidden"') === true && answer.ok(),
    WHENEVER,
  );
  const told = (entry: string) =>
    customer.waitForResponse(
      (answer) => answer.request().postData()?.includes(`"entry":${entry}`) === true && answer.ok(),
      WHENEVER,
    );
  const income = told('1');
  await goLive(agent, customer, directory);
  await counted;
  await income;
  for (const [page, entry] of [
    ['/return/deductions', '2'],
    ['/help', 'null'],
  ] as const)
    await Promise.all([told(entry), customer.goto(directory.tax + page)]);
  const reference = await agent.getByText(/^\d{3}-\d{3}-\d{3}$/).innerText();
  await agent.getByRole('button', { name: 'Exit session' }).click();
  await deskIs(agent, 'ended');
  await customer.getByText('Anna Visser has left the session.').waitFor();
  await stage.photograph('1-ended');

  const saving = customer.waitForEvent('download');
  await customer.getByRole('button', { name: 'Save the receipt' }).click();
  const receipt = await runBeside('verify', await (await saving).path());
  expect(receipt).toMatchObject({
    status: 0,
    out: expect.stringContaining(
      `Receipt of Norland Tax Office for session ${reference} with Anna Visser: shared from`,
    ),
  });
  expect(receipt.out).toMatch(/As the customer’s own browser counted: up to \d+ items of a page hidden at once\./);

  const supervisor = await stage.person('supervisor');
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  await supervisor.getByRole('button', { name: 'Co-browse audit' }).click();
  const control = supervisor.locator('[data-control="SessionAudit"]');
  await control.getByRole('tab', { name: 'Sessions', exact: true }).click();
  await control.getByRole('textbox', { name: 'Session ID' }).fill(reference.replace(/-/g, ' '));
  await control.getByRole('button', { name: 'Search' }).click();
  await control.getByText('1 session', { exact: true }).waitFor();
  await stage.photograph('2-found');

  const words = await timeline(supervisor);
  expect(words[0]).toBe('The agent invited the customer.');
  expect(words).toContain('The customer allowed the agent to see the page.');
  expect(words.filter((line) => line.startsWith('The shared page is now '))).toEqual([
    'The shared page is now “Income”.',
    'The shared page is now “Deductions”.',
    'The shared page is now one without a label.',
  ]);
  const hidden = words.flatMap((line) => /^As the customer’s browser counted, up to (\d+) items/.exec(line)?.[1] ?? []);
  expect(hidden.length).toBeGreaterThan(0);
  expect(hidden).toEqual([...new Set(hidden)].sort((one, other) => Number(one) - Number(other))); // each more than before
  expect(words.at(-1)).toMatch(/^The session ended \(by the agent\)/);
  await stage.photograph('3-timeline');

  await control.getByText(/^Unaltered since /).waitFor();

  const rules = control.getByRole('region', { name: 'Rules of what is shown, version 1' });
  await control.getByRole('button', { name: 'Show the rules of that time' }).click();
  await rules.getByText('This text fits the hash that the audit names.').waitFor();
  await rules.getByText('Without a rule, names are shown').waitFor();
  await stage.photograph('3-rules');
  await rules.getByRole('button', { name: 'Close the rules' }).click();
  await rules.waitFor({ state: 'detached' });

  const exported = async (button: 'Export CSV' | 'Export JSON') => {
    const downloading = supervisor.waitForEvent('download');
    await control.getByRole('button', { name: button }).first().click();
    const download = await downloading;
    expect(download.suggestedFilename()).toContain(reference);
    return download.path();
  };
  const csv = await readFile(await exported('Export CSV'), 'utf8');
  expect(csv.split('\r\n').length).toBeGreaterThan(words.length);
  const whole = await runBeside('verify', await exported('Export JSON'));
  expect(whole).toMatchObject({ status: 0, out: expect.stringContaining('is what was written.') });

  alterOneByte(path.join(stage.dataDir, 'beside.db'), 'pin-accepted');
  await control.getByRole('button', { name: 'All sessions' }).click();
  await control.getByRole('button', { name: reference }).click();
  await control.getByText('This log is not what was written.').waitFor();
  const named = await control.getByRole('alert').innerText();
  const place = words.findIndex((line) => line.startsWith('The customer entered the PIN')) + 1;
  expect(named).toContain(`Record ${place} of this session’s log was changed after it was written.`);
  await stage.photograph('4-altered');
  const altered = await runBeside('verify', await exported('Export JSON'));
  expect(altered).toMatchObject({
    status: 1,
    out: expect.stringContaining(`Record ${place} of session ${reference} was changed after it was written.`),
  });

  await control.getByRole('tab', { name: 'Refused PINs and audit readings' }).click();
  await control.getByText('Sofia Lindqvist read the timeline of a session.').first().waitFor();
  await stage.photograph('5-readings');
});
