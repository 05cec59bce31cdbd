import type { Locator, Page } from 'playwright-core';
import type { Directory } from '../../twin/directory';
import { signIn } from './actors';

/** The table of sessions as its app shows it to somebody who may. */
export async function openSessionRows(supervisor: Page, directory: Directory, name: string): Promise<void> {
  await signIn(supervisor, directory, 'norland-tax', name, '&show=sessions');
  await supervisor.getByRole('combobox', { name: 'View' }).waitFor();
}

export async function chooseView(supervisor: Page, view: string): Promise<void> {
  await supervisor.getByRole('combobox', { name: 'View' }).selectOption({ label: view });
}

/** Waits until the view that is open has a row with all of these words; *Refresh* is pressed meanwhile, as one would. */
export async function rowWith(supervisor: Page, ...words: readonly string[]): Promise<Locator> {
  let row = supervisor.locator('tbody tr');
  for (const word of words) row = row.filter({ hasText: word });
  for (;;) {
    await supervisor.getByRole('button', { name: 'Refresh' }).click();
    const isThere = await row
      .first()
      .waitFor({ timeout: 1_000 })
      .then(
        () => true,
        () => false,
      );
    if (isThere) return row.first();
  }
}
