/** @jest-environment jsdom */
import * as React from 'react';
import { fireEvent, render, screen, within } from '@testing-library/react';
import type { SessionQuery } from '../../desk/api/audit-api';
import type { SavedView, ViewsApi } from '../../desk/api/views-api';
import { manualClock } from '../../desk/manual-clock';
import type { AuditDesk } from '../audit-desk';
import { SessionList } from './session-list';

const mine: SavedView = { id: 'v1', name: 'Wrong PINs', revision: 3, filter: { risk: ['wrong-pins'], longer: 30 } };
const busy = { ok: false, code: 'service/unavailable' } as const;

/** @param kept what the server keeps; every change is answered with what the test puts there next */
async function draw(kept: readonly SavedView[] = [mine], first: Awaited<ReturnType<ViewsApi['list']>> | null = null) {
  const asked: SessionQuery[] = [];
  const server = { views: kept };
  const all = async () => ({ ok: true as const, value: server.views });
  const views: jest.Mocked<ViewsApi> = {
    list: jest.fn(all),
    keep: jest.fn((_view) => all()),
    remove: jest.fn((_view) => all()),
  };
  if (first) views.list.mockResolvedValueOnce(first);
  const sessions = async (query: SessionQuery) => {
    asked.push(query);
    return { ok: true, value: { sessions: [], next: null, hasTeam: false } };
  };
  const desk = { api: { sessions }, views, clock: manualClock() } as unknown as AuditDesk;
  render(<SessionList desk={desk} mayExport onOpen={() => undefined} />);
  await screen.findByText(/No session matches/);
  return { asked, views, server };
}

const box = () => screen.getByLabelText('View', { selector: '[role="combobox"]' });
async function choose(option: string): Promise<void> {
  fireEvent.click(box());
  fireEvent.click(await screen.findByText(option, { selector: '[role="option"] *' }));
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the view' });
const type = (name: string) => fireEvent.change(field(), { target: { value: name } });

test('[AUDIT-24] the filters that stand get a name, and are found beside everybody’s', async () => {
  const { asked, views, server } = await draw([]);
  await choose('Failed PINs');
  press('More filters (1)');
  fireEvent.click(await screen.findByLabelText('Write mode was used'));
  press('Save view…');
  expect(document.activeElement).toBe(field());
  const made = { ...mine, name: 'Watch', filter: { risk: ['wrong-pins', 'write-mode'] } } as const;
  server.views = [made];
  type('  Watch ');
  press('Save');
  expect(views.keep).toHaveBeenCalledWith({ name: 'Watch', filter: made.filter });
  expect((await screen.findByText('The view “Watch” is saved.')).getAttribute('role')).toBe('status');
  expect(box().textContent).toBe('Watch');
  expect(document.activeElement?.textContent).toBe('Change view…');
  await choose('Failed PINs');
  expect(asked.at(-1)).toEqual({ risk: ['wrong-pins'] });
  fireEvent.click(box());
  expect(await screen.findByText('My views')).toBeTruthy();
  fireEvent.click(screen.getByText('Watch', { selector: '[role="option"] *' }));
  expect(asked.at(-1)).toEqual(made.filter);
});

test('[AUDIT-24] a view that was chosen is changed as it was seen, or kept beside under another name', async () => {
  const { asked, views, server } = await draw();
  await choose('Wrong PINs');
  expect(asked.at(-1)).toEqual(mine.filter);
  press('More filters (2)');
  fireEvent.click(await screen.findByLabelText('Longer than 30 min'));
  expect(box().textContent).toBe('Failed PINs');
  press('Change view…');
  const editor = within(screen.getByRole('region', { name: 'Your view “Wrong PINs”' }));
  expect(field().value).toBe('Wrong PINs');
  server.views = [{ ...mine, revision: 4, filter: { risk: ['wrong-pins'] } }];
  fireEvent.click(editor.getByRole('button', { name: 'Save changes' }));
  await screen.findByText('The view “Wrong PINs” is saved.');
  expect(box().textContent).toBe('Wrong PINs');
  press('Change view…');
  type('Another');
  press('Save as a new view');
  await screen.findByText('The view “Another” is saved.');
  expect(views.keep.mock.calls).toEqual([
    [{ name: 'Wrong PINs', filter: { risk: ['wrong-pins'] }, replaces: { id: 'v1', revision: 3 } }],
    [{ name: 'Another', filter: { risk: ['wrong-pins'] } }],
  ]);
});

test('[AUDIT-24] a view is removed with a second press, and the focus goes where it was opened', async () => {
  const { views, server } = await draw();
  await choose('Wrong PINs');
  press('Change view…');
  press('Remove view…');
  expect(document.activeElement?.textContent).toMatch(/^Remove the view “Wrong PINs”\?/);
  press('Keep it');
  press('Remove view…');
  expect(views.remove).not.toHaveBeenCalled();
  views.remove.mockResolvedValueOnce(busy);
  press('Remove it');
  expect(await screen.findByText('service/unavailable')).toBeTruthy();
  server.views = [];
  press('Remove it');
  expect(await screen.findByText('The view “Wrong PINs” is removed.')).toBeTruthy();
  expect(views.remove).toHaveBeenLastCalledWith(mine);
  expect(document.activeElement?.textContent).toBe('Save view…');
  expect(box().textContent).toBe('Own filters');
});

test('[AUDIT-24] what was changed in another window is read anew, and the next press is on that', async () => {
  const { views, server } = await draw();
  await choose('Wrong PINs');
  press('Change view…');
  type('Mine');
  server.views = [{ ...mine, revision: 9 }];
  views.keep.mockResolvedValueOnce({ ok: false, code: 'view/changed' });
  press('Save changes');
  expect(await screen.findByText('Look at your views as they are now, then do it again.')).toBeTruthy();
  expect(field().value).toBe('Mine');
  expect(views.list).toHaveBeenCalledTimes(2);
  press('Save changes');
  await screen.findByText('The view “Mine” is saved.');
  expect(views.keep.mock.calls[1]?.[0].replaces).toEqual({ id: 'v1', revision: 9 });
});

test('[AUDIT-24] without a name nothing is kept, and why a name is refused is said with a next step', async () => {
  const { views } = await draw([]);
  press('Save view…');
  type('   ');
  press('Save');
  expect(await screen.findByText('Give the view a name.')).toBeTruthy();
  expect(views.keep).not.toHaveBeenCalled();
  views.keep.mockResolvedValueOnce({ ok: false, code: 'view/name-taken' });
  type('Watch');
  press('Save');
  expect(await screen.findByText('Choose another name, or save in that view.')).toBeTruthy();
  fireEvent.keyDown(field(), { key: 'Escape' });
  expect(screen.queryByRole('textbox', { name: 'Name of the view' })).toBeNull();
  expect(document.activeElement?.textContent).toBe('Save view…');
});

test('[AUDIT-24] days are kept as dates and a session ID not at all, which is said', async () => {
  const { views, server } = await draw([]);
  fireEvent.change(screen.getByLabelText('Session ID'), { target: { value: '123 456 789' } });
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-11-03' } });
  press('Save view…');
  expect(screen.getByText(/^Days are kept as dates/)).toBeTruthy();
  expect(screen.getByText('The session ID is not kept in a view.')).toBeTruthy();
  const filter = { from: new Date(2026, 10, 3).getTime() };
  server.views = [{ ...mine, name: 'Since', filter }];
  type('Since');
  press('Save');
  await screen.findByText('The view “Since” is saved.');
  expect(views.keep).toHaveBeenCalledWith({ name: 'Since', filter });
  expect(box().textContent).toBe('Since');
});

test('[AUDIT-24] of an agent whose session was forgotten the view says what to do', async () => {
  await draw([{ ...mine, filter: { agentOf: 's-gone' } }]);
  await choose('Wrong PINs');
  expect(await screen.findByText(/choose the agent again/)).toBeTruthy();
  press('More filters (1)');
  const agent = await screen.findByLabelText('Agent', { selector: '[role="combobox"]' });
  expect(agent.textContent).toBe('The agent of this view');
});

test('[AUDIT-24] views that cannot be read are said to be, with a next step; everybody’s stay', async () => {
  await draw([mine], busy);
  expect(await screen.findByText('Your own views could not be read.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Save view…' })).toBeNull();
  press('Try again');
  expect(await screen.findByRole('button', { name: 'Save view…' })).toBeTruthy();
  await choose('Wrong PINs');
  expect(screen.queryByText('Your own views could not be read.')).toBeNull();
});

test('an earlier server keeps no views, and none are offered', async () => {
  await draw([], { ok: false, code: 'request/unknown-route' });
  expect(screen.queryByRole('button', { name: 'Save view…' })).toBeNull();
  expect(screen.queryByText('Your own views could not be read.')).toBeNull();
});
