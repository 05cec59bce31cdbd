/** @jest-environment jsdom */
import * as React from 'react';
import { act, render, screen } from '@testing-library/react';
import type { TileReason } from '@beside/protocol';
import { manualClock } from '../../desk/manual-clock';
import { NotShown } from './not-shown';

const press = () => act(() => screen.getByRole('button', { name: 'What you do not see' }).click());
const lines = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

test('each reason is said with how often it stands on the page, and the page goes on meanwhile', async () => {
  const clock = manualClock();
  const counts = new Map<TileReason, number>([
    ['frame', 1],
    ['masked', 12],
  ]);
  render(<NotShown count={() => counts} clock={clock} />);
  expect(lines()).toEqual([]);
  press();
  expect(lines()).toEqual(['Hidden for privacy: 12', 'Content of another site: not shown: 1']);
  counts.delete('frame');
  await act(() => clock.pass(2_000));
  expect(lines()).toEqual(['Hidden for privacy: 12']);
  press();
  expect(lines()).toEqual([]);
});

test('a page without such places says what else is hidden', () => {
  render(<NotShown count={() => new Map()} clock={manualClock()} />);
  press();
  expect(screen.getByText(/Only values and words that the company keeps private are hidden/)).toBeTruthy();
});
