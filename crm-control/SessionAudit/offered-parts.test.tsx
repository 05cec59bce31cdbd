/** @jest-environment jsdom */
import * as React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import type { Answer } from '../desk/api/api-refusal';
import { auditParts, type AuditPart } from '../desk/api/audit-api';
import { manualClock } from '../desk/manual-clock';
import type { AuditDesk } from './audit-desk';
import { AuditView } from './audit-view';

const page = { sessions: [], next: null, hasTeam: false };

/** @param answers to what may be opened, one after the other */
async function draw(...answers: Answer<readonly AuditPart[]>[]) {
  const live = jest.fn(async () => ({ ok: true, value: { sessions: [], now: 0, ticket: 't' } }));
  const parts = jest.fn(async () => answers.shift());
  const api = { parts, live, sessions: async () => ({ ok: true, value: page }) };
  const signIn = async () => ({ ok: true, value: null });
  const views = { list: async () => ({ ok: true, value: [] }) };
  render(<AuditView desk={{ api, views, signIn, clock: manualClock() } as unknown as AuditDesk} />);
  return live;
}
const tabs = async () => (await screen.findAllByRole('tab')).map(({ textContent }) => textContent?.trim());

test('[AUDIT-23] what the server opens is offered, first what goes on', async () => {
  const live = await draw({ ok: true, value: auditParts });
  expect(await tabs()).toEqual([
    ...['Live', 'Sessions', 'Figures', 'Check a receipt'],
    'Refused PINs and audit readings',
  ]);
  expect(live).toHaveBeenCalledTimes(1);
});

test('[AUDIT-23] an agent is offered the own sessions and a receipt to check, and nothing else is asked for', async () => {
  const live = await draw({ ok: false, code: 'auth/missing' }, { ok: true, value: ['sessions'] });
  fireEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
  expect(await tabs()).toEqual(['Sessions', 'Check a receipt']);
  expect(await screen.findByText(/No session matches/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Export JSON/ })).toBeNull();
  expect(live).not.toHaveBeenCalled();
});

test('[AUDIT-23] whoever may open nothing is told so, with a next step, and can check a receipt', async () => {
  await draw({ ok: false, code: 'auth/role-missing' }, { ok: true, value: ['sessions'] });
  expect(await screen.findByText('You may not do this.')).toBeTruthy();
  expect(await tabs()).toEqual(['Check a receipt']);
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await tabs()).toEqual(['Sessions', 'Check a receipt']);
});
