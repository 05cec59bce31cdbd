/** @jest-environment jsdom */
import * as React from 'react';
import { fireEvent, render, screen, within } from '@testing-library/react';
import type { AuditApi } from '../../desk/api/audit-api';
import type { FiguresOfDays } from '../../desk/api/decode-figures';
import { manualClock } from '../../desk/manual-clock';
import type { AuditDesk } from '../audit-desk';
import { FiguresTab } from './figures-tab';

jest.mock('./drawn-chart', () => ({ DrawnChart: () => null }));

const none = { sessions: 0, live: 0, completed: 0, connect: null, toLive: null, firstMark: null, wrongPins: 0 };
const some = {
  ...none,
  sessions: 3,
  live: 2,
  completed: 1,
  connect: { count: 2, p50: 4_260, p95: 12_000 },
  wrongPins: 4,
};
const figures: FiguresOfDays = {
  ...some,
  days: [
    { ...none, day: '2026-11-01' },
    { ...some, day: '2026-11-02' },
  ],
  ends: [{ reason: 'stopped', count: 2 }],
};

function draw(value: FiguresOfDays = figures) {
  const ask = jest.fn<ReturnType<AuditApi['figures']>, Parameters<AuditApi['figures']>>(async () => ({
    ok: true,
    value,
  }));
  const api: Partial<AuditApi> = { figures: ask };
  const desk = { api, clock: manualClock(), signIn: async () => true } as unknown as AuditDesk;
  render(<FiguresTab desk={desk} />);
  return { ask, clock: desk.clock };
}
const rows = (title: string) =>
  within(screen.getByRole('region', { name: title }))
    .getAllByRole('row', { hidden: true })
    .map((row) => [...row.children].map(({ textContent }) => textContent));

test('[AUDIT-20] every chart has its numbers in a table: days, seconds, reasons', async () => {
  const { ask, clock } = draw();
  await screen.findByRole('region', { name: 'Sessions per day' });
  expect(screen.getAllByRole('table', { hidden: true })).toHaveLength(5);
  expect(rows('Sessions per day')).toEqual([
    ['Day', 'Begun', 'Allowed'],
    ['Nov 1', '0', '0'],
    ['Nov 2', '3', '2'],
  ]);
  expect(rows('Time to connect')).toEqual([
    ['Day', 'Half within (Seconds)', '95% within (Seconds)'],
    ['Nov 1', '–', '–'],
    ['Nov 2', '4.3', '12'],
  ]);
  expect(rows('How sessions ended')[1]).toEqual(['the customer stopped sharing', '2']);
  expect(screen.getByRole('region', { name: 'Until the first mark' }).textContent).toContain('Nothing to show');
  const [range] = ask.mock.calls[0] ?? [];
  expect([range?.to, new Date(range?.from ?? 0).getHours()]).toEqual([clock.now(), 0]);
  expect(ask).toHaveBeenCalledTimes(1);
});

test('[AUDIT-20] where wrong PINs are not told, that is said and no number made up', async () => {
  const withheld = { wrongPins: null };
  draw({ ...figures, ...withheld, days: figures.days.map((day) => ({ ...day, ...withheld })) });
  const card = await screen.findByRole('region', { name: 'Refused PINs' });
  expect(card.textContent).toContain('A wrong PIN belongs to no agent');
  expect(within(card).queryByRole('table', { hidden: true })).toBeNull();
});

test('another time is asked for when it is chosen; a time without sessions is said in words', async () => {
  const { ask } = draw({ ...none, days: [], ends: [] });
  expect(await screen.findByText('No session began in this time.')).toBeTruthy();
  fireEvent.click(screen.getByRole('combobox', { name: /Time/ }));
  fireEvent.click(await screen.findByRole('option', { name: 'The last 90 days' }));
  await screen.findByText('No session began in this time.');
  const [first, second] = ask.mock.calls.map(([{ from }]) => from);
  expect((first ?? 0) - (second ?? 0)).toBeGreaterThan(59 * 24 * 60 * 60_000);
});
