/** @jest-environment jsdom */
import { render, screen } from '@testing-library/react';
import { Cobrowse } from './index';
import type { IInputs } from './generated/ManifestTypes';

// No link is opened here, and its client is made for browsers alone.
jest.mock('@beside/transport', () => ({}));

/** The control as Dynamics 365 draws it before an administrator has filled anything in. */
async function draw(xrm: object | undefined) {
  Object.assign(window, { Xrm: xrm });
  const control = new Cobrowse();
  const asked = new Promise<void>((requestRender) => {
    const context = { parameters: { conversationId: { raw: null } }, factory: { requestRender } };
    control.init(context as unknown as ComponentFramework.Context<IInputs>);
  });
  const context = { parameters: { conversationId: { raw: null } } } as unknown as ComponentFramework.Context<IInputs>;
  control.updateView(context);
  await asked; // the solution's environment variables were looked for
  return render(control.updateView(context));
}
const crm = (languageId: number) => ({ Utility: { getGlobalContext: () => ({ userSettings: { languageId } }) } });

afterEach(() => Object.assign(window, { Xrm: undefined }));

test.each([
  [1033, 'en', 'Co-browse', /not set up here yet.*API base, Authority, Client ID, Scope/],
  [1043, 'nl', 'Meekijken', /hier nog niet ingesteld.*API-basis, Autoriteit, Client-ID, Bereik/],
  [1031, 'de', 'Gemeinsam ansehen', /hier noch nicht eingerichtet/],
  [1036, 'fr', 'Navigation partagée', /pas encore configurée ici/],
])('an agent whose Dynamics 365 has the language %i has the desk in "%s"', async (id, language, title, words) => {
  const { container } = await draw(crm(id));
  expect(screen.getByRole('region', { name: title })).toBeTruthy();
  expect(container.textContent).toMatch(words);
  expect(container.firstElementChild?.getAttribute('lang')).toBe(language);
  expect(container.firstElementChild?.getAttribute('dir')).toBe('ltr');
});

test('without Dynamics 365 the browser’s language counts', async () => {
  jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['nl-BE', 'en']);
  await draw(undefined);
  expect(screen.getByRole('region', { name: 'Meekijken' })).toBeTruthy();
});
