/** @jest-environment jsdom */
import { PANE_WIDTH_PX } from './open-pane';
import { DESK_FORMS, openRecordPane } from './record-pane';
import { SESSIONS_FORM } from './sessions-pane';
import { openPane, openSessions } from './side-pane';
import { xrmDouble } from './xrm-double';

const A = 'aaaaaaaa-0000-4000-8000-000000000001';
const B = 'bbbbbbbb-0000-4000-8000-000000000002';
const form = (table: string, id: string) => ({
  data: { entity: { getId: () => id, getEntityName: () => table } },
});
const showing = (crm: object | null) => Object.assign(window, { Xrm: crm });

afterEach(() => showing({}));

test('a form’s event opens the desk of its record beside it, in a pane that stays while hidden', async () => {
  const { xrm, created, navigated } = xrmDouble();
  showing(xrm);
  const getFormContext = () => form('msdyn_ocliveworkitem', `{${A.toUpperCase()}}`);
  expect(await openPane({ getFormContext })).toEqual({ ok: true });
  expect(created).toEqual([
    {
      title: 'Co-browse',
      paneId: `beside_${A}`,
      imageSrc: 'WebResources/beside_cobrowse.svg',
      width: PANE_WIDTH_PX,
      canClose: true,
      isSelected: true,
      alwaysRender: true,
    },
  ]);
  expect(navigated).toEqual([
    {
      paneId: `beside_${A}`,
      pageType: 'entityrecord',
      entityName: 'msdyn_ocliveworkitem',
      entityId: A,
      formId: DESK_FORMS['msdyn_ocliveworkitem'],
    },
  ]);
});

test('a command hands the form itself over', async () => {
  const { xrm, navigated } = xrmDouble();
  showing(xrm);
  expect(await openPane(form('phonecall', A))).toEqual({ ok: true });
  expect(navigated).toMatchObject([{ entityName: 'phonecall', formId: DESK_FORMS['phonecall'] }]);
});

test('each conversation has a pane of its own; one that is open comes to the front and is not loaded anew', async () => {
  const { xrm, created, navigated, selected, close } = xrmDouble();
  for (const id of [A, B, A]) await openRecordPane(xrm, { table: 'msdyn_ocliveworkitem', id });
  expect(created.map(({ paneId }) => paneId)).toEqual([`beside_${A}`, `beside_${B}`]);
  expect(navigated).toHaveLength(2);
  expect(selected).toEqual([`beside_${A}`]);
  close(`beside_${A}`);
  await openRecordPane(xrm, { table: 'msdyn_ocliveworkitem', id: A });
  expect(navigated).toHaveLength(3);
});

test.each([
  [1043, 'Meekijken'],
  [1031, 'Gemeinsam ansehen'],
  [1036, 'Navigation partagée'],
  [1048, 'Navigare comună'],
  [1054, 'Co-browse'],
])('the pane is called in the language set in the CRM: %i', async (languageId, title) => {
  const { xrm, created } = xrmDouble({ languageId });
  await openRecordPane(xrm, { table: 'account', id: A });
  expect(created).toMatchObject([{ title }]);
});

test.each([
  ['a record that is not saved yet', 'account', '', 'no-record'],
  ['an id that is none', 'account', 'new', 'no-record'],
  ['a table without a desk', 'lead', A, 'no-form'],
  ['a table named as an object’s own parts', 'constructor', A, 'no-form'],
])('%s opens nothing', async (_what, table, id, reason) => {
  const { xrm, created } = xrmDouble();
  expect(await openRecordPane(xrm, { table, id })).toEqual({ ok: false, reason });
  expect(created).toEqual([]);
});

test.each([
  ['no CRM', null],
  ['no side panes', {}],
  ['panes that refuse', xrmDouble({ refuses: true }).xrm],
])('a page with %s says so, and throws nothing into the form', async (_what, xrm) => {
  expect(await openRecordPane(xrm, { table: 'account', id: A })).toEqual({ ok: false, reason: 'no-panes' });
});

test('the pane of all one’s sessions opens behind what is in front, once, and is not loaded anew', async () => {
  const { xrm, created, navigated, selected } = xrmDouble({ languageId: 1036 });
  showing(xrm);
  for (const _form of ['one', 'another']) expect(await openSessions()).toEqual({ ok: true });
  expect(created).toMatchObject([
    {
      paneId: 'beside_sessions',
      title: 'Mes sessions de navigation partagée',
      isSelected: false,
      alwaysRender: true,
    },
  ]);
  expect(navigated).toMatchObject([
    { entityName: 'systemuser', entityId: 'cccccccc-0000-4000-8000-000000000003', formId: SESSIONS_FORM },
  ]);
  expect(selected).toEqual([]);
});

test('a desk that comes to the front leaves the pane of all sessions open behind it', async () => {
  const { xrm, created } = xrmDouble();
  showing(xrm);
  await openSessions();
  await openRecordPane(xrm, { table: 'contact', id: A });
  expect(created.map(({ paneId, isSelected }) => [paneId, isSelected])).toEqual([
    ['beside_sessions', false],
    [`beside_${A}`, true],
  ]);
});

test.each([
  ['without a person', xrmDouble({ userId: '' }).xrm, 'no-record'],
  ['that does not say who is there', {}, 'no-record'],
  ['without a CRM', null, 'no-record'],
  ['whose panes refuse', xrmDouble({ refuses: true }).xrm, 'no-panes'],
])('a page %s opens no pane of sessions, and throws nothing into the form', async (_what, xrm, reason) => {
  showing(xrm);
  expect(await openSessions()).toEqual({ ok: false, reason });
});

test('a pane whose record does not open is closed, so that asking again is not answered with an empty one', async () => {
  const { xrm, created } = xrmDouble({ hidesRecords: true });
  for (const _press of ['first', 'second'])
    expect(await openRecordPane(xrm, { table: 'account', id: A })).toEqual({ ok: false, reason: 'no-panes' });
  expect(created).toHaveLength(2);
});
