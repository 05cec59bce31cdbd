/** @jest-environment jsdom */
import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { Answer } from '../../desk/api/api-refusal';
import type { AuditApi, FoundSessions, SessionQuery } from '../../desk/api/audit-api';
import { decodeAuditSession } from '../../desk/api/decode-audit';
import { manualClock } from '../../desk/manual-clock';
import type { AuditDesk } from '../audit-desk';
import { SessionList } from './session-list';

const session = {
  ...{ id: 's1', reference: '123-456-789', agentName: 'Alex Agent', channel: 'chat', state: 'live', risks: [] },
  ...{ invitedAt: 1_700_000_000_000, since: 1_700_000_060_000, origin: 'https://bank.example', mayEnd: true },
};

function draw(hasTeam = false) {
  const asked: SessionQuery[] = [];
  const sessions = [decodeAuditSession(session)].filter((one) => one !== null);
  const api = {
    sessions: async (query: SessionQuery): Promise<{ ok: true; value: FoundSessions }> => {
      asked.push(query);
      return { ok: true, value: { sessions, next: null, hasTeam } };
    },
  };
  const views = { list: async () => ({ ok: true, value: [] }) };
  const desk = { api, views, clock: manualClock() } as unknown as AuditDesk;
  render(<SessionList desk={desk} mayExport onOpen={() => undefined} />);
  return asked;
}

const box = (label: string) => screen.getByLabelText(label, { selector: '[role="combobox"]' });

async function choose(label: string, option: string): Promise<void> {
  fireEvent.click(box(label));
  fireEvent.click(await screen.findByText(option, { selector: '[role="option"] *' }));
}

test('[AUDIT-21] a view is a search that everybody has; what is changed in it makes it the own', async () => {
  const asked = draw();
  await screen.findByText('123-456-789');
  await choose('View', 'No consent');
  expect(asked.at(-1)).toEqual({ reason: ['refused', 'consent-expired'] });
  await choose('View', 'Active now');
  expect(asked.at(-1)).toEqual({ state: ['live', 'paused'] });
  fireEvent.click(screen.getByText('More filters (1)'));
  fireEvent.click(await screen.findByLabelText('With failed PINs'));
  expect(asked.at(-1)).toEqual({ state: ['live', 'paused'], risk: ['wrong-pins'] });
  expect(box('View').textContent).toBe('Own filters');
  fireEvent.click(screen.getByText('Clear'));
  expect(asked.at(-1)).toEqual({});
  expect(box('View').textContent).toBe('All sessions');
});

test('[AUDIT-21] an agent is asked for by a session, and a site by its origin, of what was listed', async () => {
  const asked = draw();
  await screen.findByText('123-456-789');
  fireEvent.click(screen.getByText('More filters'));
  await choose('Agent', 'Alex Agent');
  await choose('Customer’s site', 'bank.example');
  fireEvent.click(screen.getByLabelText('Longer than 30 min'));
  expect(asked.at(-1)).toEqual({ agentOf: 's1', origin: 'https://bank.example', longer: 30 });
});

test.each([
  [true, 1],
  [false, 0],
])('[AUDIT-21] the team is offered where the sign-in names one: %s', async (hasTeam, count) => {
  draw(hasTeam);
  await screen.findByText('123-456-789');
  fireEvent.click(box('View'));
  await screen.findByText('No consent');
  expect(screen.queryAllByText('My team')).toHaveLength(count);
});

test('[AUDIT-21] the own team is a tick among the other filters, and counts as one of them', async () => {
  const asked = draw(true);
  await screen.findByText('123-456-789');
  await choose('View', 'My team');
  fireEvent.click(screen.getByText('More filters (1)'));
  fireEvent.click(await screen.findByLabelText('Longer than 30 min'));
  expect(asked.at(-1)).toEqual({ team: '1', longer: 30 });
  expect(screen.getByText('More filters (2)')).toBeTruthy();
  const team = screen.getByLabelText('My team');
  expect(team).toHaveProperty('checked', true);
  fireEvent.click(team);
  expect(asked.at(-1)).toEqual({ longer: 30 });
});

test('what was found for an earlier search is not shown under a new one, nor why it was not', async () => {
  const page = (reference: string, next: string | null): Answer<FoundSessions> => {
    const found = [decodeAuditSession({ ...session, id: reference, reference })].filter((one) => one !== null);
    return { ok: true, value: { sessions: found, next, hasTeam: false } };
  };
  const late: ((answer: Answer<FoundSessions>) => void)[] = [];
  const sessions = jest.fn<ReturnType<AuditApi['sessions']>, [SessionQuery]>(async (query) =>
    query.after === undefined ? page('111-111-111', 'n') : new Promise((answer) => late.push(answer)),
  );
  const views = { list: async () => ({ ok: true, value: [] }) };
  const desk = { api: { sessions }, views, clock: manualClock() } as unknown as AuditDesk;
  render(<SessionList desk={desk} mayExport onOpen={() => undefined} />);
  const more = async () => fireEvent.click(await screen.findByText('Show more'));
  const answer = (with_: Answer<FoundSessions>) => act(async () => late.pop()?.(with_));
  await more();
  fireEvent.click(screen.getByText('Search'));
  await screen.findByText('111-111-111');
  await answer(page('222-222-222', null));
  expect(screen.queryByText('222-222-222')).toBeNull();
  await more();
  await answer({ ok: false, code: 'service/unavailable' });
  expect(screen.getByText('service/unavailable')).toBeTruthy();
  fireEvent.click(screen.getByText('Search'));
  await screen.findByText('111-111-111');
  expect(screen.queryByText('service/unavailable')).toBeNull();
});

test('[AUDIT-13] the file to verify is named by its days, since nothing else narrows it', async () => {
  draw();
  await screen.findByText('123-456-789');
  await choose('View', 'Failed PINs');
  const days = async (from: string, to: string) => {
    fireEvent.change(screen.getByLabelText('From'), { target: { value: from } });
    fireEvent.change(screen.getByLabelText('To'), { target: { value: to } });
    fireEvent.click(screen.getByText('Search'));
    return (await screen.findByRole('button', { name: /^Export JSON/ })).textContent;
  };
  expect(await days('', '')).toBe('Export JSON of all days');
  expect(await days('2026-11-03', '')).toBe('Export JSON from Nov 3, 2026 on');
  expect(await days('', '2026-11-04')).toBe('Export JSON up to Nov 4, 2026');
  expect(await days('2026-11-03', '2026-11-04')).toBe('Export JSON of Nov 3, 2026 to Nov 4, 2026');
  expect(await days('2026-11-03', '2026-11-03')).toBe('Export JSON of Nov 3, 2026');
});
