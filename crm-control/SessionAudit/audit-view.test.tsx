/** @jest-environment jsdom */
import * as React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import type { AuditApi } from '../desk/api/audit-api';
import type { AuditSession } from '../desk/api/decode-audit';
import type { AuditDesk } from './audit-desk';
import { AuditView } from './audit-view';

const session: AuditSession = {
  id: 's1',
  reference: '123-456-789',
  agentName: 'Alex Agent',
  channel: 'chat',
  origin: 'https://bank.example',
  invitedAt: 1_700_000_000_000,
  since: 1_700_000_060_000,
  endedAt: 1_700_000_305_000,
  endedBy: 'customer',
  reason: 'stopped',
  state: 'ended',
};

function draw(sessions: readonly AuditSession[] = [session]) {
  const api: jest.Mocked<AuditApi> = {
    sessions: jest.fn(async (_query) => ({ ok: true as const, value: { sessions, next: null } })),
    session: jest.fn(async (_id) => ({
      ok: true as const,
      value: { session, records: [{ seq: 1, at: session.invitedAt, event: { type: 'invited' as const } }] },
    })),
    company: jest.fn(async (_query) => ({ ok: true as const, value: [] })),
  };
  const desk: jest.Mocked<AuditDesk> = { api, signIn: jest.fn(async () => true) };
  return { api, desk, show: () => render(<AuditView desk={desk} />) };
}

test('a session is a line in words: who, where, how long, and how it ended', async () => {
  draw().show();
  const line = (await screen.findByText('123-456-789')).closest('[role="row"]');
  for (const part of ['Alex Agent', 'bank.example', 'Chat', '4:05', 'The customer stopped sharing'])
    expect(line?.textContent).toContain(part);
});

test('the nine digits are found in any spacing; what is no session ID is said at the field', async () => {
  const { api, show } = draw();
  show();
  const field = await screen.findByLabelText('Session ID');
  fireEvent.change(field, { target: { value: '123 45' } });
  fireEvent.click(screen.getByRole('button', { name: 'Search' }));
  expect(await screen.findByText('A session ID has nine digits.')).toBeTruthy();
  expect(api.sessions).toHaveBeenCalledTimes(1);
  fireEvent.change(field, { target: { value: '123 456 789' } });
  fireEvent.click(screen.getByRole('button', { name: 'Search' }));
  expect(api.sessions).toHaveBeenLastCalledWith({ reference: '123-456-789' });
  expect(await screen.findByText('123-456-789')).toBeTruthy();
});

test('the timeline of a session opens and closes', async () => {
  draw().show();
  fireEvent.click(await screen.findByRole('button', { name: '123-456-789' }));
  expect(await screen.findByText('The agent invited the customer.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'All sessions' }));
  expect(screen.queryByText('The agent invited the customer.')).toBeNull();
});

test('nothing found, and nothing refused, are said in words', async () => {
  draw([]).show();
  expect(await screen.findByText(/No session matches/)).toBeTruthy();
  fireEvent.click(screen.getByRole('tab', { name: 'Refused PINs and audit readings' }));
  expect(await screen.findByText(/Nothing was refused/)).toBeTruthy();
});

test('an error has its words and a next step', async () => {
  const { api, show } = draw();
  api.sessions.mockResolvedValueOnce({ ok: false, code: 'auth/role-missing' });
  show();
  expect(await screen.findByText('You may not do this.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('123-456-789')).toBeTruthy();
});

test('without a sign-in there is a button for it, and then the list', async () => {
  const { api, desk, show } = draw();
  api.sessions.mockResolvedValueOnce({ ok: false, code: 'auth/missing' });
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
  expect(desk.signIn).toHaveBeenCalledTimes(1);
  expect(await screen.findByText('123-456-789')).toBeTruthy();
});
