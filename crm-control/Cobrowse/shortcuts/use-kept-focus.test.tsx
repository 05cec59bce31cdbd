/** @jest-environment jsdom */
import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { manualClock } from '../../desk/manual-clock';
import type { Desk } from '../desk';
import type { DeskState } from '../state/desk-state';
import { DeskView } from '../desk-view';
import { sessionFixture } from '../session-fixture';

const clock = manualClock();
const { invited } = sessionFixture(clock.now());
const conversation = { id: 'c1', channel: 'chat', customerName: 'Noor', customerId: null } as const;
const ready: DeskState = { at: 'ready', conversation };
const inviting: DeskState = { at: 'inviting', conversation };
const pin: DeskState = {
  at: 'invited',
  conversation,
  session: invited,
  pin: '12345678',
  until: clock.now() + 60_000,
  delivery: { how: 'posted' },
};

/** The desk beside a field of the CRM; `go` is what happens to the session. */
function draw() {
  let state = ready;
  let tell = () => {};
  const desk = {
    state: () => state,
    subscribe: (told: () => void) => ((tell = told), () => {}),
    waiting: async () => null,
    invite: async () => {},
  };
  const { container } = render(
    <>
      <input aria-label="Subject of the case" />
      <DeskView desk={desk as unknown as Desk} clock={clock} />
    </>,
  );
  const root = container.querySelector<HTMLElement>('[data-beside-desk]');
  if (!root) throw new Error('there is no desk');
  const go = (next: DeskState) => {
    state = next;
    act(tell);
  };
  return { root, go };
}
const cb = () => screen.getByRole('button', { name: /^CB/ });

test('[SESS-37] a key that replaces the card leaves the focus in the desk, and the next key is heard', () => {
  const { root, go } = draw();
  cb().focus();
  fireEvent.keyDown(cb(), { key: 'C', shiftKey: true });
  go(inviting);
  go(pin);
  expect(document.activeElement).toBe(root);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: '?', shiftKey: true });
  expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
});

test('[SESS-37] a person who went to a field of the CRM stays there, whatever the desk shows', () => {
  const { go } = draw();
  const field = screen.getByRole('textbox', { name: 'Subject of the case' });
  cb().focus();
  field.focus();
  go(inviting);
  go(pin);
  expect(document.activeElement).toBe(field);
});

test('[SESS-37] a desk that has never had the focus, or was left by a press beside it, takes none', () => {
  const { go } = draw();
  go(inviting);
  expect(document.activeElement).toBe(document.body);
  go(ready);
  cb().focus();
  cb().blur();
  go(pin);
  expect(document.activeElement).toBe(document.body);
});

test('[SESS-37] in the desk the focus stays where it is while that is there', () => {
  const { go } = draw();
  go(pin);
  const opener = screen.getByRole('button', { name: 'Keyboard shortcuts' });
  opener.focus();
  go({ at: 'ready', conversation });
  expect(document.activeElement).toBe(opener);
});
