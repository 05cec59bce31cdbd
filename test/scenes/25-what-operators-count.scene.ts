import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deskIs, goLive, placeInMirror, seesInMirror } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';

interface Line {
  readonly metric?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly value?: number | { readonly count: number; readonly sum: number };
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('25', { isCounted: true });
});
afterAll(() => stage.close());

/** What the function host has counted until it stopped. */
function counted(name: string, attributes: object): Line['value'] {
  const lines = readFileSync(path.join(stage.dataDir, 'telemetry.jsonl'), 'utf8').trim().split('\n');
  const found = lines
    .map((line) => JSON.parse(line) as Line)
    .findLast((line) => line.metric === name && JSON.stringify(line.attributes) === JSON.stringify(attributes));
  return found?.value;
}

test('[SESS-23] scene 25: presses and time to the page, time to the first mark and a form that was sent are counted once, when the session has ended', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await goLive(agent, customer, directory);
  await seesInMirror(agent, 'Income');

  await agent.getByRole('button', { name: 'Spotlight' }).click();
  const heading = await placeInMirror(agent, 'h1');
  await agent.mouse.click(heading.x, heading.y);
  await agent.locator('[data-beside-mark="spotlight"]').waitFor();

  await customer.getByRole('button', { name: 'Hide the chat' }).click();
  const told = customer.waitForResponse(
    (answer) => answer.ok() && answer.url().endsWith('/report') && /submitted/.test(answer.request().postData() ?? ''),
  );
  await customer.getByRole('main').getByRole('button', { name: 'Continue', exact: true }).click();
  await told; // by the page itself, or by the one after it
  await agent.getByRole('button', { name: 'Exit session' }).click();
  await deskIs(agent, 'ended');
  await stage.twin.restartHost(); // says what it has counted

  expect(counted('beside.presses', { of: 'agent' })).toMatchObject({ count: 1, sum: 1 });
  expect(counted('beside.presses', { of: 'customer' })).toMatchObject({ count: 1, sum: 3 });
  expect(counted('beside.times', { of: 'connect' })).toMatchObject({ count: 1 });
  expect(counted('beside.times', { of: 'mark' })).toMatchObject({ count: 1 });
  expect(counted('beside.forms', { submitted: 'yes' })).toBe(1);
  expect(counted('beside.forms', { submitted: 'no' })).toBeUndefined();
});
