/** @jest-environment jsdom */
import * as React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import type { FoundSessions, SessionQuery } from '../desk/api/audit-api';
import { decodeAuditSession } from '../desk/api/decode-audit';
import { manualClock } from '../desk/manual-clock';
import type { AuditDesk } from './audit-desk';
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
  render(<SessionList desk={{ api, clock: manualClock() } as unknown as AuditDesk} onOpen={() => undefined} />);
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
