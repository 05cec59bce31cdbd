/** @jest-environment jsdom */
import { startAppTab } from './app-tab';
import { conversationOf } from './conversation-of';
import { DESK_FORMS } from './record-pane';
import { xrmDouble, type XrmDouble } from './xrm-double';

const A = 'aaaaaaaa-0000-4000-8000-000000000001';
const query = (data: unknown) => `?data=${encodeURIComponent(JSON.stringify(data))}`;

let stop = () => {};
const heard: string[] = [];
for (const name of ['CobrowseConnectedEvent', 'CobrowseEndedEvent']) {
  window.addEventListener(name, (event) => {
    heard.push(event.type);
    expect((event as CustomEvent).detail).toEqual({});
  });
}

async function tab(search: string, crm: XrmDouble = xrmDouble()): Promise<XrmDouble> {
  Object.assign(window, { Xrm: crm.xrm });
  history.replaceState(null, '', `/WebResources/beside_apptab.html${search}`);
  stop = await startAppTab(window);
  return crm;
}
const said = () => document.querySelector('[role=status]')?.textContent;
const button = () => document.querySelector('button');

afterEach(() => {
  stop();
  document.body.replaceChildren();
  heard.length = 0;
});

test('the tab of a conversation opens its desk in the pane, and says so to the agent and to the workspace', async () => {
  const { navigated } = await tab(query({ conversationId: `{${A.toUpperCase()}}` }));
  expect(navigated).toMatchObject([
    { entityName: 'msdyn_ocliveworkitem', entityId: A, formId: DESK_FORMS['msdyn_ocliveworkitem'] },
  ]);
  expect(heard).toEqual(['CobrowseConnectedEvent']);
  expect(said()).toMatch(/^Co-browse is open in the pane/);
});

test('a tab that goes away tells the workspace once', async () => {
  await tab(query({ conversationId: A }));
  window.dispatchEvent(new Event('pagehide'));
  stop();
  expect(heard).toEqual(['CobrowseConnectedEvent', 'CobrowseEndedEvent']);
});

test('a pane that the agent closed is opened again from the tab, which is still the same connection', async () => {
  const { navigated, close } = await tab(query({ conversationId: A }));
  close(`beside_${A}`);
  button()?.click();
  await Promise.resolve();
  await Promise.resolve();
  expect(navigated).toHaveLength(2);
  expect(heard).toEqual(['CobrowseConnectedEvent']);
});

test('without a conversation nothing opens, nothing is told, and the agent reads why', async () => {
  const { created } = await tab('?data=%7B%7D');
  expect([created, heard, button()]).toEqual([[], [], null]);
  expect(said()).toMatch(/without a conversation/);
  stop();
  expect(heard).toEqual([]);
});

test('where there are no side panes the agent reads what else to open', async () => {
  await tab(query({ conversationId: A }), xrmDouble({ refuses: true, languageId: 1043 }));
  expect(heard).toEqual([]);
  expect(said()).toMatch(/formulier Meekijken/);
  expect(document.documentElement.lang).toBe('nl');
});

test.each([
  ['encoded once', query({ conversationId: A }), A],
  ['encoded twice', `?data=${encodeURIComponent(encodeURIComponent(JSON.stringify({ conversationId: A })))}`, A],
  ['beside other parameters', `?appid=1&data=${encodeURIComponent(`{"conversationId":"{${A}}"}`)}&x=y`, A],
  ['that is empty', query({ conversationId: '' }), null],
  ['of another type', query({ conversationId: 7 }), null],
  ['in a list', query([A]), null],
  ['that is no JSON', '?data=%7B', null],
  ['broken in its encoding', '?data=%25E0%25A4%25A', null],
  ['nowhere', '', null],
])('a conversation %s', (_how, search, id) => {
  expect(conversationOf(search)).toBe(id);
});
