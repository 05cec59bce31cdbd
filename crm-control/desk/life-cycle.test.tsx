/** @jest-environment jsdom */
import { render, screen } from '@testing-library/react';
import { Cobrowse } from '../Cobrowse/index';
import { SessionAudit } from '../SessionAudit/index';

// Neither desk is opened here: nothing is sent.
jest.mock('@beside/transport', () => ({}));

const parameters = Object.fromEntries(
  ['conversationId', 'anchor', 'apiBase', 'authority', 'clientId', 'scope'].map((name) => [name, { raw: null }]),
);

/** A form of a CRM whose environment variables are these. */
function form(variables: Readonly<Record<string, string>>) {
  const entities = Object.entries(variables).map(([schemaname, defaultvalue]) => ({ schemaname, defaultvalue }));
  const retrieveMultipleRecords = async () => ({ entities });
  Object.assign(window, { Xrm: { WebApi: { retrieveMultipleRecords } } });
  let rendered = () => {};
  const asked = new Promise<void>((done) => (rendered = done));
  return { asked, context: { parameters, factory: { requestRender: () => rendered() } } as never };
}

afterEach(() => Object.assign(window, { Xrm: undefined }));

test.each([
  ['the agent’s desk', Cobrowse],
  ['the supervisor’s desk', SessionAudit],
])('%s waits for the environment, and says what nobody has set there', async (_name, Control) => {
  const { context, asked } = form({ beside_ApiBase: 'https://beside.example/api', beside_Scope: 'api://beside/use' });
  const control = new Control();
  control.init(context);
  const { rerender } = render(control.updateView(context));
  expect(screen.getByText('Opening co-browse…')).toBeTruthy();
  await asked;
  rerender(control.updateView(context));
  expect(screen.getByText(/fill in: Authority, Client ID\./)).toBeTruthy();
  control.destroy();
});
