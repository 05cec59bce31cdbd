/** @jest-environment jsdom */
import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { DeskCode } from '../../desk/desk-code';
import { manualClock } from '../../desk/manual-clock';
import type { Desk } from '../desk';
import { TakeUp } from './take-up';
import type { Waiting } from './waiting';

const all = { agentPin: true, customerPin: true, request: true };

async function draw(waiting: Waiting | null, refused: DeskCode | null = null) {
  const clock = manualClock();
  const desk = {
    waiting: jest.fn(async () => waiting),
    takePin: jest.fn(async (_pin: string) => refused),
    takeRequest: jest.fn(async (_id: string) => refused),
  };
  await act(async () => void render(<TakeUp desk={desk as unknown as Desk} clock={clock} />));
  return { desk, clock };
}
const request = (id: string, conversation: string | null, ago: number) => ({
  ...{ id, conversation, origin: 'https://www.norland.test', since: manualClock().now() - ago, until: 0 },
});
const start = () => screen.getByRole('button', { name: 'Start' }) as HTMLButtonElement;
const field = () => screen.getByLabelText('The customer’s PIN') as HTMLInputElement;

test('[PIN-8] the PIN is grouped as one types, spaces do not matter, and Enter starts', async () => {
  const { desk } = await draw({ requests: [], starts: all });
  expect(start().getAttribute('aria-disabled') ?? String(start().disabled)).toBe('true');
  fireEvent.change(field(), { target: { value: ' 48 29-13' } });
  expect(field().value).toBe('482 913');
  await act(async () => void fireEvent.submit(field()));
  expect(desk.takePin).toHaveBeenCalledWith('482913');
});

test.each<[DeskCode, RegExp]>([
  ['pin/unknown', /There is no such PIN. Ask the customer to read the digits again./],
  ['pin/expired', /This PIN has expired. Ask the customer for a new PIN./],
  ['pin/used', /This PIN has already been used. Ask the customer for a new PIN./],
  ['request/too-many', /tried too often. Wait a few minutes/],
])('[PIN-8] %s is said at the field, with the next step', async (code, words) => {
  await draw({ requests: [], starts: all }, code);
  fireEvent.change(field(), { target: { value: '482913' } });
  await act(async () => void fireEvent.submit(field()));
  expect((await screen.findByText(words)).closest('[role="alert"]')).toBeTruthy();
  expect(field().getAttribute('aria-invalid')).toBe('true');
});

test('[SESS-16] who waits is listed, those of this conversation first, each with Take call', async () => {
  const requests = [request('o-1', null, 65_000), request('o-2', 'c-1', 5_000)];
  const { desk } = await draw({ requests, starts: all }, 'offer/gone');
  const buttons = screen.getAllByRole('button', { name: /Take call/ });
  expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
    'Take call: In this conversation',
    'Take call: On www.norland.test',
  ]);
  expect(screen.getByText('1:05')).toBeTruthy();
  expect(screen.getByText('2 customers are waiting for an agent.')).toBeTruthy();
  await act(async () => void buttons[1]?.click());
  expect(desk.takeRequest).toHaveBeenCalledWith('o-1');
  expect(screen.getByText(/This request is no longer waiting. Choose another one/)).toBeTruthy();
});

test('[SESS-16] the list is looked at again; what was known stays while the server is away', async () => {
  const { desk, clock } = await draw({ requests: [request('o-1', null, 0)], starts: all });
  desk.waiting.mockResolvedValueOnce(null);
  await act(() => clock.pass(5_000));
  expect(screen.getAllByRole('button', { name: /Take call/ })).toHaveLength(1);
  desk.waiting.mockResolvedValue({ requests: [], starts: all });
  await act(() => clock.pass(5_000));
  expect(screen.queryByRole('button', { name: /Take call/ })).toBeNull();
});

test('[SESS-17] what the company has switched off is not there', async () => {
  await draw({ requests: [request('o-1', null, 0)], starts: { agentPin: true, customerPin: false, request: false } });
  expect(screen.queryByLabelText('The customer’s PIN')).toBeNull();
  expect(screen.queryByRole('button', { name: /Take call/ })).toBeNull();
});
