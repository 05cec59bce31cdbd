import type { PresenceMessage } from '@beside/protocol';
import { createWriteMode } from './mode';

const AGENT = 'agent-1';

function open() {
  const shown: PresenceMessage[] = [];
  let question: ((allowed: boolean) => void) | null = null;
  const mode = createWriteMode({
    ask: (_who, answer) => {
      question = answer;
      return () => (question = null);
    },
    show: (message) => void shown.push(message),
    changed: () => {},
  });
  const last = () => shown.at(-1);
  return {
    ...{ mode, shown, last },
    isAsked: () => question !== null,
    answer: (allowed: boolean) => question?.(allowed),
    answers: () => shown.flatMap((message) => (message.kind === 'question' ? [message.answer] : [])),
  };
}

test('[CTRL-4] nobody can write before the customer has allowed it', () => {
  const { mode, isAsked, answer, last, answers } = open();
  expect(mode.now()).toEqual({ writer: null, direct: false });
  mode.ask(AGENT, 1);
  expect(isAsked()).toBe(true);
  expect(mode.now().writer).toBeNull();
  answer(true);
  expect(mode.now()).toEqual({ writer: AGENT, direct: false });
  expect(last()).toEqual({ kind: 'mode', writer: AGENT, direct: false });
  expect(answers()).toEqual(['open', 'yes']);
});

test('[CTRL-4] No leaves everything as it was, and the third No answers from then on', () => {
  const { mode, isAsked, answer, answers } = open();
  for (let act = 1; act <= 3; act++) {
    mode.ask(AGENT, act);
    answer(false);
  }
  mode.ask(AGENT, 4);
  expect(isAsked()).toBe(false);
  expect(answers()).toEqual(['open', 'no', 'open', 'no', 'open', 'no', 'no']);
  expect(mode.now().writer).toBeNull();
});

test.each([
  ['the customer takes it back', ({ mode }: ReturnType<typeof open>) => mode.takeBack()],
  ['the agent gives it back', ({ mode }: ReturnType<typeof open>) => mode.yield(AGENT)],
  ['the session is paused, or nobody looks', ({ mode }: ReturnType<typeof open>) => mode.end()],
])('[CTRL-4] it is over when %s, and does not come back by itself', (_, finish) => {
  const stage = open();
  stage.mode.ask(AGENT, 1);
  stage.answer(true);
  stage.mode.setDirect(true);
  finish(stage);
  expect(stage.mode.now()).toEqual({ writer: null, direct: false });
  expect(stage.last()).toEqual({ kind: 'mode', writer: null, direct: false });
  stage.mode.tell();
  expect(stage.last()).toEqual({ kind: 'mode', writer: null, direct: false });
});

test('[CTRL-4] a question that is open when all ends is gone, and its late answer grants nothing', () => {
  const { mode, answer, answers, isAsked } = open();
  mode.ask(AGENT, 1);
  const late = answer;
  mode.end();
  expect(isAsked()).toBe(false);
  late(true);
  expect(mode.now().writer).toBeNull();
  expect(answers()).toEqual(['open', 'gone']);
});

test('[CTRL-4] one question at a time, and another viewer cannot take what is not theirs', () => {
  const { mode, answer, answers } = open();
  mode.ask(AGENT, 1);
  mode.ask(AGENT, 2);
  mode.ask('agent-2', 3);
  expect(answers()).toEqual(['open', 'no']);
  answer(true);
  mode.yield('agent-2');
  mode.ask('agent-2', 4);
  expect(mode.now().writer).toBe(AGENT);
  expect(answers()).toEqual(['open', 'no', 'yes', 'no']);
});
