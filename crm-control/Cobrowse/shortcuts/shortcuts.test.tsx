/** @jest-environment jsdom */
import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { manualClock } from '../../desk/manual-clock';
import type { Desk } from '../desk';
import type { DeskState } from '../state/desk-state';
import { DeskView } from '../desk-view';
import { NO_HANDS } from '../hands/acts';
import { TOOL_KEYS, tools } from '../marks/tools';
import { NO_NEWS, type StageNews } from '../session/page-view';
import { sessionFixture } from '../session-fixture';
import { SHORTCUT_KEYS, shortcutOf, shortcuts } from './shortcuts';

const clock = manualClock();
const { invited, live, ended } = sessionFixture(clock.now());
const conversation = { id: 'c1', channel: 'chat', customerName: 'Noor', customerId: null } as const;
const page = { link: 'open', lease: true, view: 'whole', status: 'live', hidden: false } as const;
const watching = { conversation, session: live, page, endsAt: null, compared: null, written: false };
const STATES = {
  ready: { at: 'ready', conversation },
  invited: { at: 'invited', conversation, session: invited, pin: null, until: 1, delivery: { how: 'posted' } },
  live: { at: 'live', ...watching },
  ended: { at: 'ended', conversation, session: ended, seen: null },
  over: { at: 'ended', conversation, session: { ...ended, reason: 'conversation-ended' }, seen: null },
} satisfies Record<string, DeskState>;

/** A desk whose every call is heard, with a page on which this agent, or nobody, may write. */
function draw(state: DeskState, writer: string | null = null) {
  const calls: string[] = [];
  const heard = (what: string) =>
    new Proxy({} as Record<string, unknown>, {
      get: (_target, name) => () => (calls.push(`${what}.${String(name)}`), null),
    });
  const view = { ...{ hands: heard('hands'), drawing: heard('drawing'), mouse: heard('mouse') }, scale: () => {} };
  const own = {
    state: () => state,
    subscribe: () => () => {},
    page: () => ({ ...view, notShown: () => null, place: () => {}, look: heard('look') }),
    participant: () => 'agent-1',
    waiting: async () => null,
    show: (_stage: HTMLElement, onNews: (news: StageNews) => void) => {
      onNews({ ...NO_NEWS, hands: { ...NO_HANDS, writer } });
      return () => {};
    },
    invite: async () => void calls.push('invite'),
    exit: async () => void calls.push('exit'),
  };
  const { container } = render(<DeskView desk={own as unknown as Desk} clock={clock} />);
  const root = container.querySelector('[data-beside-desk]') as HTMLElement;
  const from = root.querySelector<HTMLElement>('[role="application"], button') ?? root;
  calls.length = 0;
  const type = (keys: string, at = from, more = {}) => {
    const parts = keys.split('+');
    return act(() => void fireEvent.keyDown(at, { key: parts.at(-1), shiftKey: parts.length > 1, ...more }));
  };
  return { calls, type };
}
const ALL_KEYS = [...Object.values(SHORTCUT_KEYS), ...Object.values(TOOL_KEYS)];
const isOn = (tool: string) => document.querySelector(`[data-beside-tool="${tool}"]`)?.getAttribute('aria-pressed');

test('[SESS-37] every key stands for one thing', () => {
  expect(new Set(ALL_KEYS).size).toBe(shortcuts.length + tools.length);
});

test.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }])(
  '[SESS-37] a key with %j is left to the app and the browser',
  (modifier) => {
    const bare = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
    for (const keys of ALL_KEYS) {
      const press = { ...bare, key: keys.at(-1) ?? '', shiftKey: keys.startsWith('Shift') };
      expect([keys, shortcutOf(press) !== null, shortcutOf({ ...press, ...modifier })]).toEqual([keys, true, null]);
    }
  },
);

test.each([
  ['ready', 'Shift+C', ['invite']],
  ['ended', 'Shift+C', ['invite']],
  ['over', 'Shift+C', []],
  ['live', 'Shift+C', []],
  ['live', 'Shift+X', ['exit']],
  ['live', 'x', []],
  ['ready', 'c', []],
  ['invited', 'Shift+X', []],
  ['live', 'Shift+W', ['hands.ask']],
] as const)('[SESS-37] in the state %s the key %s does %j', (state, keys, expected) => {
  const { calls, type } = draw(STATES[state]);
  type(keys);
  expect(calls.filter((call) => !call.startsWith('mouse') && !call.startsWith('drawing'))).toEqual(expected);
});

test('[SESS-37] who may write gives it back by the same key', () => {
  const { calls, type } = draw(STATES.live, 'agent-1');
  type('Shift+W');
  expect(calls).toEqual(['hands.giveBack']);
});

test('[SESS-37] a key chooses its tool, wherever in the desk the focus is; held down it does nothing more', () => {
  const { calls, type } = draw(STATES.live);
  type('d', screen.getByRole('button', { name: 'Exit session' }));
  expect(isOn('pen')).toBe('true');
  type('w');
  expect(isOn('pen')).toBe('true');
  type('Shift+X', undefined, { repeat: true });
  expect(calls).not.toContain('exit');
});

test('[SESS-37] in a field every key is the field’s', () => {
  const { calls, type } = draw(STATES.live);
  act(() => screen.getByRole('button', { name: 'Chat' }).click());
  const field = screen.getByRole('textbox', { name: 'Write to the customer' });
  for (const keys of ALL_KEYS) type(keys, field);
  expect(calls.filter((call) => call.startsWith('hands') || call === 'exit')).toEqual([]);
  expect(isOn('pointer')).toBe('true');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('[SESS-37] [CTRL-5] no key of the desk presses, fills in or sends anything on the customer’s page', () => {
  const { calls, type } = draw(STATES.live, 'agent-1');
  for (const keys of ALL_KEYS) {
    type(keys);
    type('Escape', document.querySelector<HTMLElement>('[role="dialog"]') ?? undefined);
  }
  expect(calls.filter((call) => call.startsWith('hands'))).toEqual(['hands.giveBack']);
});

test('[SESS-37] the keys are listed: a press or ? opens the list, Escape closes it and leads back', () => {
  const { type } = draw(STATES.live);
  const opener = screen.getByRole('button', { name: 'Keyboard shortcuts' });
  opener.focus();
  type('?', opener);
  const list = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
  expect(document.activeElement).toBe(list);
  const keys = [...list.querySelectorAll('kbd')].map((key) => key.textContent?.replace(' + ', '+').toLowerCase());
  expect(keys.sort()).toEqual(ALL_KEYS.map((key) => key.toLowerCase()).sort());
  expect(list.textContent).toContain('On the page: arrow keys');
  expect(list.textContent).toContain('Delete clears your marks.');
  type('Escape', list);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener);
  const announced = [...document.querySelectorAll('[aria-keyshortcuts]')].map((one) =>
    one.getAttribute('aria-keyshortcuts'),
  );
  expect(announced).toEqual(expect.arrayContaining(['Shift+X', 'Shift+W', '?', 'p', 'h', 'd']));
});
