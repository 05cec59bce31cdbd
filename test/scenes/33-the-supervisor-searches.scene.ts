import type { Locator, Page } from 'playwright-core';
import { chat, deskIs, enterPin, goLive, invite, signIn, takeConversation } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import type { Directory } from '../twin/directory';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('33');
});
afterAll(() => stage.close());

async function choose(control: Locator, label: string, option: string): Promise<void> {
  await control.getByRole('combobox', { name: label }).click();
  await control.page().getByRole('option', { name: option, exact: true }).click();
}

/** The same person, who changes the view there. */
async function otherWindow(supervisor: Page, directory: Directory): Promise<void> {
  const window = await supervisor.context().newPage();
  await window.goto(`${directory.desk}/?company=norland-tax`);
  const control = window.locator('[data-control="SessionAudit"]');
  await control.getByRole('tab', { name: 'Sessions', exact: true }).click();
  await choose(control, 'View', 'Ravi, failed PINs');
  await control.getByRole('button', { name: 'Change view…' }).click();
  await control.getByRole('button', { name: 'Save changes' }).click();
  await control.getByText('The view “Ravi, failed PINs” is saved.').waitFor();
  await window.close();
}

test('[AUDIT-21] [AUDIT-22] [AUDIT-24] scene 33: the supervisor finds sessions by view, agent and how they went, keeps such a search as an own view, and reads a timeline by its kinds', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent', { width: 1600, height: 900 });
  const customer = await stage.person('customer');
  await goLive(agent, customer, directory);
  const shared = await agent.getByText(/^\d{3}-\d{3}-\d{3}$/).innerText();

  const colleague = await stage.person('colleague', { width: 1600, height: 900 });
  const doubter = await stage.person('doubter');
  await signIn(colleague, directory, 'norland-tax', 'Ravi Menon');
  await doubter.goto(`${directory.tax}/return/income`);
  await chat(doubter, 'I am not sure');
  await takeConversation(colleague, 'I am not sure');
  const pin = await invite(colleague, doubter);
  await enterPin(doubter, pin.startsWith('9') ? '1111 1111' : '9999 9999');
  await doubter.getByText('This PIN is not valid here. Ask your agent for a new one.').waitFor();
  await doubter.getByLabel('PIN from your agent').fill(pin);
  await doubter.getByLabel('PIN from your agent').press('Enter');
  await deskIs(colleague, 'asking');
  await doubter.getByRole('button', { name: 'No, thanks' }).click();
  await deskIs(colleague, 'ended');

  const supervisor = await stage.person('supervisor', { width: 1366, height: 768 });
  await signIn(supervisor, directory, 'norland-tax', 'Sofia Lindqvist');
  const control = supervisor.locator('[data-control="SessionAudit"]');
  await control.getByRole('tab', { name: 'Sessions', exact: true }).click();
  await control.getByText('2 sessions', { exact: true }).waitFor();
  await stage.photograph('1-all');
  await control.getByRole('combobox', { name: 'View' }).click();
  await supervisor.getByRole('option', { name: 'No consent' }).waitFor();
  expect(await supervisor.getByRole('option', { name: 'My team' }).count()).toBe(0);
  await stage.photograph('2-views');
  await supervisor.getByRole('option', { name: 'No consent' }).click();
  await control.getByText('1 session', { exact: true }).waitFor();
  await control.getByRole('gridcell', { name: 'Ravi Menon' }).waitFor();
  await choose(control, 'View', 'Active now');
  await control.getByRole('button', { name: shared }).waitFor();
  await control.getByText('1 session', { exact: true }).waitFor();

  await control.getByRole('button', { name: 'Clear' }).click();
  await control.getByRole('button', { name: 'More filters' }).click();
  await choose(control, 'Agent', 'Ravi Menon');
  await control.getByRole('checkbox', { name: 'With failed PINs' }).check({ force: true });
  await control.getByText('1 session', { exact: true }).waitFor();
  await control.getByRole('button', { name: 'More filters (2)' }).waitFor();
  await stage.photograph('3-filters');
  await supervisor.setViewportSize({ width: 1920, height: 1080 });
  await stage.photograph('4-filters-wide');
  await control.getByRole('combobox', { name: 'State' }).click();
  await stage.photograph('5-states');
  await supervisor.keyboard.press('Escape');

  await supervisor.setViewportSize({ width: 1366, height: 768 });
  await control.getByRole('button', { name: 'Save view…' }).click();
  await supervisor.keyboard.type('Ravi, failed PINs');
  await stage.photograph('6-naming');
  await supervisor.keyboard.press('Enter');
  await control.getByText('The view “Ravi, failed PINs” is saved.').waitFor();
  await control.getByRole('button', { name: 'Clear' }).click();
  await control.getByText('2 sessions', { exact: true }).waitFor();
  await control.getByRole('combobox', { name: 'View' }).click();
  await supervisor.getByRole('option', { name: 'Ravi, failed PINs' }).waitFor();
  await stage.photograph('7-own-views');
  await supervisor.getByRole('option', { name: 'Ravi, failed PINs' }).click();
  await control.getByText('1 session', { exact: true }).waitFor();
  await control.getByRole('button', { name: 'More filters (2)' }).waitFor();
  await stage.photograph('8-own-view');

  await otherWindow(supervisor, directory);
  await control.getByRole('button', { name: 'Change view…' }).click();
  await control.getByRole('textbox', { name: 'Name of the view' }).fill('Ravi');
  await control.getByRole('button', { name: 'Save changes' }).click();
  await control.getByText('Look at your views as they are now, then do it again.').waitFor();
  await stage.photograph('9-changed-elsewhere');
  await supervisor.setViewportSize({ width: 1920, height: 1080 });
  await stage.photograph('10-changed-elsewhere-wide');
  await control.getByRole('button', { name: 'Save changes' }).click();
  await control.getByText('The view “Ravi” is saved.').waitFor();
  await control.getByRole('button', { name: 'Change view…' }).click();
  await control.getByRole('button', { name: 'Remove view…' }).click();
  await stage.photograph('11-removing-wide');
  await control.getByRole('button', { name: 'Remove it' }).click();
  await control.getByText('The view “Ravi” is removed.').waitFor();
  await control.getByRole('combobox', { name: 'View' }).click();
  await supervisor.getByRole('option', { name: 'No consent' }).waitFor();
  expect(await supervisor.getByRole('option', { name: /Ravi/ }).count()).toBe(0);
  await supervisor.keyboard.press('Escape');

  await control.getByRole('button', { name: 'Clear' }).click();
  await control.getByRole('button', { name: shared }).click();
  const kinds = control.getByRole('group', { name: 'What is shown of the records' });
  const all = Number(/\d+/.exec(await kinds.getByRole('button', { name: /^All/ }).innerText())?.[0]);
  const events = control.locator('[data-automation-key="event"]');
  expect(await events.count()).toBe(all);
  await kinds.getByRole('button', { name: /^Consent/ }).focus();
  await supervisor.keyboard.press('Enter');
  await kinds.getByText(`1 of ${all} records`).waitFor();
  expect(await events.allInnerTexts()).toEqual(['The customer allowed the agent to see the page.']);
  await control.getByRole('button', { name: 'End session…' }).waitFor();
  await stage.photograph('12-kinds-wide');
  await supervisor.setViewportSize({ width: 1366, height: 768 });
  await stage.photograph('13-kinds');
});
