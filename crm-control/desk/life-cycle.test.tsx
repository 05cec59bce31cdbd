/** @jest-environment jsdom */
import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { fireEvent, render, screen } from '@testing-library/react';
import { Cobrowse } from '../Cobrowse/index';
import { placeOf } from '../Cobrowse/place-of';
import { SessionAudit } from '../SessionAudit/index';
import { dark, light } from './theme/colours';

// Neither desk is opened here: nothing is sent.
jest.mock('@beside/transport', () => ({}));

const parameters = Object.fromEntries(
  ['conversationId', 'place', 'anchor', 'apiBase', 'authority', 'clientId', 'scope'].map((name) => [
    name,
    { raw: null },
  ]),
);

const both = [
  ['the agent’s desk', Cobrowse],
  ['the supervisor’s desk', SessionAudit],
] as const;

/** A form of a CRM whose environment variables are these. */
function form(variables: Readonly<Record<string, string>>) {
  const entities = Object.entries(variables).map(([schemaname, defaultvalue]) => ({ schemaname, defaultvalue }));
  const retrieveMultipleRecords = async () => ({ entities });
  Object.assign(window, { Xrm: { WebApi: { retrieveMultipleRecords } } });
  let rendered = () => {};
  const asked = new Promise<void>((done) => (rendered = done));
  return { asked, context: { parameters, factory: { requestRender: () => rendered() } } as never };
}

/** The React that these tests are run for. */
declare const HOST_REACT: string;

test('the controls are tried with the React of the host, and draw with it', () => {
  expect([React.version, ReactDOM.version]).toEqual([HOST_REACT, HOST_REACT]);
});

afterEach(() => Object.assign(window, { Xrm: undefined }));

test.each(both)('%s waits for the environment, and says what nobody has set there', async (_name, Control) => {
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

test.each(both)('%s says that its settings could not be read, and asks again when told to', async (_name, Control) => {
  const { context, asked } = form({});
  const retrieveMultipleRecords = jest.fn().mockRejectedValueOnce(new Error('no network'));
  Object.assign(window, {
    Xrm: { WebApi: { retrieveMultipleRecords: retrieveMultipleRecords.mockResolvedValue({ entities: [] }) } },
  });
  const control = new Control();
  control.init(context);
  const { rerender } = render(control.updateView(context));
  await asked;
  rerender(control.updateView(context));
  expect(screen.getByText(/could not read its settings/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
  rerender(control.updateView(context));
  expect(await screen.findByText('Opening co-browse…')).toBeTruthy();
  expect(retrieveMultipleRecords).toHaveBeenCalledTimes(2);
  control.destroy();
});

test('of the record that a desk stands on nothing but which one it is comes to it', () => {
  const record = { entityTypeName: 'phonecall', entityId: 'c0ffee00-0000-4000-8000-000000000001' };
  const mode = { contextInfo: { ...record, entityRecordName: 'Noor de Vries' } };
  expect(placeOf({ mode, parameters } as never)).toEqual({ bound: null, form: record });
  expect(placeOf({ mode: {}, parameters } as never)).toEqual({ bound: null, form: null });
});

test.each(both)(
  '[SESS-36] %s has the colours and the direction of the app around it, also when they change',
  (_name, Control) => {
    const { context } = form({});
    const control = new Control();
    control.init(context);
    const app = (isDarkTheme: boolean, isRTL: boolean) =>
      control.updateView({
        ...(context as object),
        fluentDesignLanguage: { isDarkTheme },
        userSettings: { isRTL },
      } as never);
    const { container, rerender } = render(app(true, true));
    const surface = () =>
      container.querySelector<HTMLElement>('[style*="--beside-surface"]')?.style.getPropertyValue('--beside-surface');
    expect(surface()).toBe(dark.surface);
    expect(container.firstElementChild?.getAttribute('dir')).toBe('rtl');
    rerender(app(false, false));
    expect(surface()).toBe(light.surface);
    expect(container.firstElementChild?.getAttribute('dir')).toBe('ltr');
    control.destroy();
  },
);
