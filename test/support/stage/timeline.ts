import type { Page } from 'playwright-core';

/** Opens the supervisor's audit and its newest session; gives what happened, oldest first. */
export async function timeline(supervisor: Page, first = 'The agent invited the customer.'): Promise<string[]> {
  await supervisor.getByRole('button', { name: 'Co-browse audit' }).click();
  const control = supervisor.locator('[data-control="SessionAudit"]');
  await control.getByRole('tab', { name: 'Sessions', exact: true }).click();
  await control
    .getByText(/^\d{3}-\d{3}-\d{3}$/)
    .first()
    .click();
  await control.getByText(first).first().waitFor();
  return (await control.locator('[data-automation-key="event"]').allInnerTexts()).map((line) => line.trim());
}
