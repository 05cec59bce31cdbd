/** @jest-environment jsdom */
import * as React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import { endReasons } from '@beside/protocol';
import { manualClock } from '../desk/manual-clock';
import type { Conversation, DeskState } from './state/desk-state';
import { DeskView } from './desk-view';
import type { Desk } from './desk';
import { sessionFixture } from './session-fixture';

const clock = manualClock();
const { invited, asking, live, paused, ended } = sessionFixture(clock.now());
const conversation: Conversation = { id: 'c1', channel: 'chat', customerName: 'Noor', customerId: null };
const voice: Conversation = { ...conversation, channel: 'voice' };

function draw(state: DeskState) {
  const desk: Desk = {
    state: jest.fn(() => state),
    subscribe: jest.fn(() => () => {}),
    signIn: jest.fn(async () => {}),
    reload: jest.fn(async () => {}),
    invite: jest.fn(async () => {}),
    takePin: jest.fn(async () => null),
    takeRequest: jest.fn(async () => null),
    waiting: jest.fn(async () => null),
    markReadOut: jest.fn(async () => {}),
    cancel: jest.fn(async () => {}),
    exit: jest.fn(async () => {}),
    addNote: jest.fn(async () => ({ ok: true as const, value: undefined })),
    openConversation: jest.fn(() => ({ ok: false as const, gap: 'no-navigation' as const })),
    show: jest.fn(() => () => {}),
    page: jest.fn(() => null),
    participant: jest.fn(() => 'agent-1'),
    close: jest.fn(),
  };
  return { desk, ...render(<DeskView desk={desk} clock={clock} />) };
}
const press = (name: RegExp | string) => screen.getByRole('button', { name }).click();
const cb = () => screen.getByRole('button', { name: /^CB/ });
const isOff = (button: HTMLElement) =>
  button.getAttribute('aria-disabled') === 'true' || (button as HTMLButtonElement).disabled;

test('CB is ready: one press invites', () => {
  const { desk } = draw({ at: 'ready', conversation });
  expect(isOff(cb())).toBe(false);
  cb().click();
  expect(desk.invite).toHaveBeenCalledTimes(1);
});

test.each<[string, DeskState, RegExp]>([
  ['loading', { at: 'loading' }, /Opening co-browse/],
  ['no conversation', { at: 'unavailable', reason: { why: 'no-conversation' } }, /no conversation here/],
  ['signing in', { at: 'unavailable', reason: { why: 'signing-in' } }, /Signing you in/],
  ['signed out', { at: 'unavailable', reason: { why: 'signed-out' } }, /not signed in/],
  ['conversation closed', { at: 'unavailable', reason: { why: 'conversation-closed' } }, /conversation is closed/],
  ['unreachable', { at: 'unavailable', reason: { why: 'unreachable' } }, /cannot be reached/],
  ['inviting', { at: 'inviting', conversation }, /Making a PIN/],
])('CB cannot be pressed while %s, and says why', (_name, state, reason) => {
  const { desk } = draw(state);
  expect(isOff(cb())).toBe(true);
  cb().click();
  expect(desk.invite).not.toHaveBeenCalled();
  const described = cb().getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(described)?.textContent).toMatch(reason);
});

test('[SESS-12] one live session per agent: CB names the other session and the way to it', () => {
  const { desk } = draw({
    at: 'unavailable',
    reason: { why: 'agent-busy', reference: '987654321', conversation: 'c2' },
  });
  expect(isOff(cb())).toBe(true);
  expect(screen.getAllByText(/already in session 987-654-321/).length).toBeGreaterThan(0);
  press('Open that conversation');
  expect(desk.openConversation).toHaveBeenCalledWith('c2');
  expect(screen.getByText(/This page cannot open it/)).toBeTruthy();
});

test('[PIN-7] a PIN of twelve digits stands in three groups, and the desk says why it is longer', () => {
  const delivery = { how: 'to-read' } as const;
  const until = clock.now() + 60_000;
  draw({ at: 'invited', conversation: voice, session: invited, pin: '123456789012', until, delivery });
  expect(screen.getByRole('img', { name: 'PIN 1 2 3 4 5 6 7 8 9 0 1 2' }).textContent).toBe('123456789012');
  expect(screen.getByText(/Somebody is guessing PINs on your site/)).toBeTruthy();
});

test('the PIN stands in two groups of four, is said digit by digit, and can be renewed or taken back', () => {
  const { desk } = draw({
    at: 'invited',
    conversation,
    session: invited,
    pin: '12345678',
    until: invited.until,
    delivery: { how: 'posted' },
  });
  const pin = screen.getByRole('img', { name: 'PIN 1 2 3 4 5 6 7 8' });
  expect([...pin.children].map((group) => group.textContent)).toEqual(['1234', '5678']);
  expect(screen.getByText('123-456-789')).toBeTruthy();
  press('Send again');
  press('Cancel');
  expect(desk.invite).toHaveBeenCalledTimes(1);
  expect(desk.cancel).toHaveBeenCalledTimes(1);
});

test('on a call the agent is told what to say, and says when it was said', () => {
  const { desk } = draw({
    at: 'invited',
    conversation: voice,
    session: invited,
    pin: '12345678',
    until: invited.until,
    delivery: { how: 'to-read' },
  });
  expect(screen.getByText('What to say')).toBeTruthy();
  press('I have read it out');
  expect(desk.markReadOut).toHaveBeenCalledTimes(1);
});

test('a PIN that the chat did not take is said to be where it is: here', () => {
  draw({
    at: 'invited',
    conversation,
    session: invited,
    pin: '12345678',
    until: invited.until,
    delivery: { how: 'not-posted', gap: 'chat-refused' },
  });
  expect(screen.getByText(/Copy the PIN into the chat/)).toBeTruthy();
});

test('while the customer decides the agent sees on which site', () => {
  draw({ at: 'asking', conversation, session: asking, until: asking.until, origin: asking.origin, compared: null });
  expect(screen.getByText('bank.example')).toBeTruthy();
  expect(screen.getByText('Making the connection private…')).toBeTruthy();
});

test.each([
  ['posted', /The words are in the chat. Noor compares them/],
  ['to-read', /Say these words to Noor/],
] as const)('[SEAL-6] the three words stand there, and what has become of them: %s', (how, said) => {
  const words = ['acorn', 'piano', 'zebra'].map((word) => ({ word, reading: null }));
  const compared = { words, delivery: { how } };
  draw({ at: 'asking', conversation, session: asking, until: asking.until, origin: asking.origin, compared });
  expect(screen.getByText('acorn · piano · zebra')).toBeTruthy();
  expect(screen.getByText(said)).toBeTruthy();
});

const page = { link: 'open', lease: true, view: 'whole', status: 'live', hidden: false } as const;
const watching = { conversation, session: live, page, endsAt: null, compared: null, written: false };

test('live: who shares what, the tools, and the way out', () => {
  const { desk } = draw({ at: 'live', ...watching });
  expect(screen.getByText('Noor is sharing bank.example')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Pointer' }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByRole('application', { name: /The page Noor is sharing/ })).toBeTruthy();
  expect(screen.getByText('Pointing only')).toBeTruthy();
  press('Exit session');
  expect(desk.exit).toHaveBeenCalledTimes(1);
});

test('the tools are one tab stop: arrow keys go through them, letters choose them', () => {
  draw({ at: 'live', ...watching });
  const bar = screen.getByRole('toolbar', { name: 'Tools' });
  const buttons = [...bar.querySelectorAll('button')];
  expect(buttons.filter((button) => button.tabIndex === 0).map((button) => button.getAttribute('aria-label'))).toEqual([
    'Pointer',
  ]);
  fireEvent.keyDown(screen.getByRole('button', { name: 'Pointer' }), { key: 'ArrowRight' });
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Spotlight');
  fireEvent.keyDown(screen.getByRole('button', { name: 'Spotlight' }), { key: 'r' });
  expect(screen.getByRole('button', { name: 'Rectangle' }).getAttribute('aria-pressed')).toBe('true');
  fireEvent.keyDown(screen.getByRole('button', { name: 'Rectangle' }), { key: 'w' });
  expect(screen.queryByRole('button', { name: 'Fill in and press' })).toBeNull();
});

test('[CTRL-12] the chat opens beside the page, with lines that are often said', () => {
  draw({ at: 'live', ...watching });
  press('Chat');
  press('Insert: Your reference: 123-456-789');
  expect((screen.getByRole('textbox', { name: 'Write to the customer' }) as HTMLTextAreaElement).value).toBe(
    'Your reference: 123-456-789',
  );
});

test('[SESS-8] a lapsed view lease is a cover with words', () => {
  draw({ at: 'covered', reason: 'lease', ...watching });
  expect(document.querySelector('[data-beside-cover]')?.textContent).toBe(
    'Connection to the customer’s page is interruptedThe view is hidden until it is back.',
  );
});

test('paused is a cover with the customer’s name and the time that is left', () => {
  draw({ at: 'paused', ...watching, session: paused });
  const cover = document.querySelector('[data-beside-cover]')?.textContent;
  expect(cover).toMatch(/^Noor paused sharing/);
  expect(cover).toMatch(/1:00$/);
});

test.each(endReasons)('ended by %s: the reason in words, and a new start while the conversation goes on', (reason) => {
  const { desk, unmount } = draw({
    at: 'ended',
    conversation,
    session: { ...ended, reason, by: 'server' },
    seen: null,
  });
  expect(screen.getByText('Session ended')).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Wrap-up note' })).toBeTruthy();
  if (reason === 'conversation-ended') expect(screen.queryByRole('button', { name: 'Start again' })).toBeNull();
  else press('Start again');
  expect(desk.invite).toHaveBeenCalledTimes(reason === 'conversation-ended' ? 0 : 1);
  unmount();
});

test('an error says what happened, why, what to do, and its code', () => {
  const { desk } = draw({ at: 'error', code: 'auth/role-missing', conversation });
  expect(screen.getByText('auth/role-missing')).toBeTruthy();
  press('Try again');
  expect(desk.reload).toHaveBeenCalledTimes(1);
});
