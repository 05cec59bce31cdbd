/** @jest-environment jsdom */
import type { SessionView } from '@beside/protocol';
import { pinPanel } from '../consent/pin-panel';
import type { Company, Offering } from '../offering';
import type { WidgetState } from '../state';
import { conversationEn as strings } from '../strings/conversation-en';
import { en } from '../strings/en';
import type { ChatSdk } from './chat-sdk';
import { DESK_ENDS_WITHIN_MS } from './chat-end';
import { createConversation } from './conversation';

const NOW = 1_700_000_000_000;
const code = { digits: '48219630', message: 'm-1' };
const view = (given: Partial<SessionView> = {}) =>
  ({
    ...{ id: 's-1', reference: '123-456-789', companyName: 'Norland', agentName: 'Anna Visser', conversation: 'c-1' },
    ...{ channel: 'chat', now: NOW, state: 'live', origin: 'https://norland.test', version: 1, since: NOW },
    ...{ customer: { here: true }, desk: { here: true }, ...given },
  }) as Extract<SessionView, { state: 'live' }>;
const live = (given: Partial<SessionView> = {}): WidgetState => ({
  ...{ at: 'live', view: view(given), link: 'open', watched: true },
});
const asking: WidgetState = {
  ...{ at: 'asking', view: view(), until: NOW, busy: false, problem: null, words: null, missed: 0, found: false },
};
const entering = (problem: 'pin/invalid' | null = null, busy = false, typed = ''): WidgetState => ({
  ...{ at: 'entering', busy, problem, typed },
});

/** The widget around it: its state, its panels and its time are in the test's hands. */
function open(starts: Partial<Company['starts']> = {}, phone: string | null = '+31 88 555 0142') {
  document.body.replaceChildren();
  const [layer, content] = [document.createElement('div'), document.createElement('div')];
  document.body.append(layer, content);
  const [entered, ended, said, offered]: [string[], string[], string[], unknown[]] = [[], [], [], []];
  const additions = new Set<(panel: HTMLElement) => void>();
  const timers = new Map<() => void, number>();
  const place: { conversation?: string | undefined } = {};
  const kept = new Set<string>();

  const become = (state: WidgetState) => {
    content.replaceChildren();
    if (state.at === 'entering') {
      const panel = pinPanel(en, state, { submit: (digits) => void entered.push(digits), close: () => undefined });
      content.append(panel);
      for (const add of additions) add(panel);
    }
    if (state.at === 'offering') content.append(state.panel);
    conversation.follow(state);
  };
  const offering: Offering = {
    besides: (add) => {
      additions.add(add);
      const panel = content.querySelector<HTMLElement>('.panel');
      if (panel) add(panel);
    },
    company: async () => ({ starts: { agentPin: true, customerPin: true, request: true, ...starts }, phone }),
    offer: async (kind, note) => void offered.push([kind, note?.textContent ?? null]),
    show: (panel) => become({ at: 'offering', panel }),
    close: () => become({ at: 'idle' }),
    ways: async () => undefined,
    resume: async () => undefined,
    stop: () => undefined,
  };
  const conversation = createConversation({
    session: {
      open: () => become(entering()),
      end: async (reason) => void ended.push(reason),
      ways: { open: async () => offering },
    },
    ...{ strings, layer, place, state: { at: 'idle' } },
    announce: (words) => void said.push(words),
    used: { is: async (message) => kept.has(message), keep: (message) => void kept.add(message) },
    now: () => NOW,
    after: (ms, task) => {
      timers.set(task, ms);
      return () => void timers.delete(task);
    },
  });
  const button = (words: string) =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
  return {
    ...{ conversation, become, entered, ended, said, offered, place, timers, layer, content, button },
    press: (words: string) => {
      const found = button(words);
      if (!found) throw new Error(`no button says “${words}”`);
      found.click();
    },
    ring: () => [...timers.keys()].forEach((task) => task()),
    settle: async () => {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
  };
}

test('[SESS-29] a PIN from the chat is offered, and entered by nothing but the customer’s press', async () => {
  const page = open();
  page.conversation.heard.code(code);
  await page.settle();
  expect([page.said, page.entered]).toEqual([[strings.codeHere], []]);
  page.press(strings.useCode);
  expect(page.entered).toEqual(['48219630']);
  expect(page.content.querySelector<HTMLInputElement>('#pin')?.value).toBe('4821 9630');
  expect(page.layer.textContent).toBe('');
});

test('[SESS-29] it can be chosen where the PIN is entered, also when it comes while that is open', async () => {
  const page = open();
  page.become(entering());
  page.conversation.heard.code({ ...code, digits: '11112222', message: 'm-0' });
  await page.settle();
  page.conversation.heard.code(code);
  await page.settle();
  expect(page.content.querySelectorAll('.from-chat')).toHaveLength(1);
  expect([page.layer.textContent, page.entered]).toEqual(['', []]);
  page.press(strings.useCode);
  expect(page.entered).toEqual(['48219630']);
});

test('[SESS-29] a code that was used is not offered again, whatever came of it', async () => {
  const page = open();
  page.conversation.heard.code(code);
  await page.settle();
  page.press(strings.useCode);
  page.become(entering(null, true, '48219630'));
  page.become(entering('pin/invalid', false, '48219630'));
  page.conversation.heard.code(code); // as after a reload
  await page.settle();
  expect(page.button(strings.useCode)).toBeUndefined();
  page.become({ at: 'idle' });
  expect(page.layer.textContent).toBe('');
});

test('[SESS-29] nor is one that the customer typed', async () => {
  const page = open();
  page.conversation.heard.code(code);
  await page.settle();
  page.become(entering());
  page.become(asking);
  page.become({ at: 'idle' });
  page.conversation.heard.code(code);
  await page.settle();
  expect(page.button(strings.useCode)).toBeUndefined();
});

test('who puts it off finds it where the PIN is entered', async () => {
  const page = open();
  page.conversation.heard.code(code);
  await page.settle();
  page.press(strings.notNow);
  page.become(entering());
  page.become({ at: 'idle' });
  expect([page.layer.textContent, page.said]).toEqual(['', [strings.codeHere]]);
  page.become(entering());
  page.press(strings.useCode);
  expect(page.entered).toEqual(['48219630']);
});

test('an agent who has come opens the way to the PIN, which has to be typed', async () => {
  const page = open();
  page.conversation.heard.agentHere();
  await page.settle();
  expect(page.said).toEqual([strings.agentHere]);
  page.press(strings.enterPin);
  expect(page.content.querySelector<HTMLInputElement>('#pin')?.value).toBe('');
  expect(page.entered).toEqual([]);
});

test('[SESS-17] where the company has no PIN of the agent’s, neither the way to it nor a code is offered', async () => {
  const page = open({ agentPin: false });
  page.conversation.heard.agentHere();
  page.conversation.heard.code(code);
  await page.settle();
  expect([page.layer.textContent, page.said]).toEqual(['', []]);
});

test('nothing is offered over a session', async () => {
  const page = open();
  page.become(live());
  page.conversation.heard.agentHere();
  page.conversation.heard.code(code);
  await page.settle();
  expect([page.layer.textContent, page.said]).toEqual(['', []]);
});

test('[PIN-9] the page says in which chat it is, until that is over', () => {
  const page = open();
  page.conversation.heard.conversation('c-1');
  expect(page.place).toEqual({ conversation: 'c-1' });
  page.conversation.heard.over('customer');
  expect(page.place).toEqual({});
});

test('[SESS-28] a customer who has left the chat ends the session of that chat at once', () => {
  const page = open();
  page.conversation.heard.conversation('{C-1}');
  page.become(live());
  page.conversation.chat(null);
  expect(page.ended).toEqual(['conversation-ended']);
});

test('[SESS-28] after an agent who has, a desk that is there goes first', () => {
  const page = open();
  page.conversation.heard.conversation('c-1');
  page.become(live());
  page.conversation.heard.over('agent');
  expect([page.ended, [...page.timers.values()]]).toEqual([[], [DESK_ENDS_WITHIN_MS]]);
  page.ring();
  expect(page.ended).toEqual(['conversation-ended']);
});

test('[SESS-28] a widget that is taken out of the page ends nothing any more', () => {
  const page = open();
  page.become(live());
  page.conversation.heard.over('agent');
  page.conversation.stop();
  expect(page.timers.size).toBe(0);
});

test.each<[string, string | null, WidgetState]>([
  ['another chat', 'c-2', live()],
  ['a call, where the chat’s id is not known', null, live({ channel: 'voice' })],
  ['nothing', 'c-1', { at: 'idle' }],
])('[SESS-28] %s is not ended by it', (_what, id, state) => {
  const page = open();
  if (id !== null) page.conversation.heard.conversation(id);
  page.become(state);
  page.conversation.heard.over('agent');
  page.conversation.heard.over('customer');
  page.ring();
  expect(page.ended).toEqual([]);
});

test.each<[string, WidgetState]>([
  ['which is only found again', { at: 'idle' }],
  ['which is yet to begin', entering(null, true, '48219630')],
])('[SESS-28] a session of a chat that is over, %s, is ended when it is there', (_what, state) => {
  const page = open();
  page.conversation.heard.conversation('c-1');
  page.become(state);
  page.conversation.heard.over('agent');
  page.ring();
  expect(page.ended).toEqual([]);
  page.become(live());
  expect(page.ended).toEqual(['conversation-ended']);
});

test('[SESS-28] the next chat’s session is not that of the chat before, where neither says an id', () => {
  const page = open();
  page.become(live());
  page.conversation.heard.over('agent');
  page.become({ at: 'idle' });
  page.conversation.heard.agentHere();
  page.become(live({ id: 's-2' }));
  page.ring();
  expect(page.ended).toEqual([]);
});

test('[SESS-28] nor is any session of a chat that comes later ended, where the one that was over had none', () => {
  const page = open();
  page.conversation.heard.over('customer');
  page.conversation.heard.over('agent');
  page.become(live());
  page.ring();
  page.become({ at: 'idle' });
  page.become(live({ id: 's-2' }));
  expect(page.ended).toEqual([]);
});

test('[SESS-28] where the chat’s id is not known, the session that began in a chat is its own', () => {
  const page = open();
  page.become(live());
  page.conversation.heard.over('customer');
  expect(page.ended).toEqual(['conversation-ended']);
});

test('a code of a chat that is over meanwhile is not offered', async () => {
  const page = open();
  page.conversation.heard.conversation('c-1');
  page.conversation.heard.code(code);
  page.conversation.heard.over('agent');
  await page.settle();
  expect([page.layer.textContent, page.said]).toEqual(['', []]);
});

test('a code of the chat before is not offered in the next one', async () => {
  const page = open();
  page.conversation.heard.conversation('c-1');
  page.conversation.heard.code(code);
  await page.settle();
  page.conversation.chat({
    getConversationDetails: async () => ({ conversationId: 'c-2', state: 'Active' }),
    onNewMessage: async () => undefined,
    onAgentEndSession: async () => undefined,
  });
  expect([page.layer.textContent, page.place]).toEqual(['', {}]);
  await page.settle();
  page.become(entering());
  expect([page.button(strings.useCode), page.place]).toEqual([undefined, { conversation: 'c-2' }]);
});

test('a chat that takes the last one’s place is the only one that is heard', async () => {
  const page = open();
  const leaves: (() => void)[] = [];
  const sdk = (conversationId: string): ChatSdk => ({
    getConversationDetails: async () => ({ conversationId, state: 'Active' }),
    onNewMessage: async () => undefined,
    onAgentEndSession: async (hear) => void leaves.push(hear),
  });
  for (const id of ['c-1', 'c-2']) {
    page.conversation.chat(sdk(id));
    await page.settle();
  }
  expect(page.place).toEqual({ conversation: 'c-2' });
  leaves[0]?.();
  expect(page.place).toEqual({ conversation: 'c-2' });
  page.conversation.stop();
  leaves[1]?.();
  expect([page.place, page.timers.size]).toEqual([{ conversation: 'c-2' }, 0]);
});

test('[SESS-31] the caller sees the number and what to do, and gets the PIN of the own', async () => {
  const page = open();
  await page.conversation.call(null, null);
  const link = page.content.querySelector<HTMLAnchorElement>('a');
  expect([link?.textContent, link?.href]).toEqual(['+31 88 555 0142', 'tel:+31885550142']);
  expect(page.content.textContent).toContain(strings.callOwnPin);
  page.press(strings.browse);
  expect(page.offered).toEqual([['pin', strings.callNumber('+31 88 555 0142')]]);
});

test('[SESS-31] the number of the page goes before the company’s', async () => {
  const page = open();
  await page.conversation.call('0800 0543', null);
  expect(page.content.querySelector('a')?.textContent).toBe('0800 0543');
});

test('[SESS-31] where the company has only the agent’s PIN, the entry for it opens', async () => {
  const page = open({ customerPin: false }, null);
  await page.conversation.call(null, null);
  expect(page.content.querySelector('a')).toBeNull();
  expect(page.content.textContent).toContain(strings.callAgentPin);
  page.press(strings.browse);
  expect(page.content.querySelector('#pin')).not.toBeNull();
  expect(page.offered).toEqual([]);
});

test('[SESS-31] where the company has neither, there is the number alone', async () => {
  const page = open({ customerPin: false, agentPin: false });
  await page.conversation.call(null, null);
  expect(page.button(strings.browse)).toBeUndefined();
  expect(page.content.querySelector('a')).not.toBeNull();
});

test('[SESS-31] the dialog opens over no session', async () => {
  const page = open();
  page.become(live());
  await page.conversation.call(null, null);
  expect(page.content.textContent).toBe('');
});

test('Escape closes the dialog, and the page’s own button has the focus again', async () => {
  const page = open();
  const opener = document.createElement('button');
  document.body.append(opener);
  await page.conversation.call(null, opener);
  await page.settle();
  expect(document.activeElement?.textContent).toBe(strings.callTitle);
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(page.content.textContent).toBe('');
  expect(document.activeElement).toBe(opener);
});
