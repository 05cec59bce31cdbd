import type { FieldValue, PresenceMessage } from '@beside/protocol';
import { createHands, type Hands, type WriteAct } from '../../../widget/src/control/hands';
import { fieldOf } from '../../../widget/src/control/field';
import { fillField } from '../../../widget/src/control/fill-field';
import { pointAt, pressWithMouse } from '../../../widget/src/control/person-events';
import { pressKey } from '../../../widget/src/control/press-key';
import { actRules } from '../../../widget/src/control/act-rules';
import { Lens } from '../../../widget/src/privacy/lens';

/** Where an element is: a selector in the page, or in a shadow root or frame of it: `#card >>> #name`. */
export type Place = string;

type Bare<A> = A extends { act: number } ? Omit<A, 'act' | 'node' | 'at'> : never;
/** An act on a place, without the numbers of the wire. */
export type ActOn = Bare<WriteAct> & { readonly on?: Place };

/** An agent's hands in a page of a test; `answers` is what the customer says to all that is proposed. */
export interface HandsPage {
  start(options?: { direct?: boolean; acts?: unknown }): void;
  /** Acts, and gives what became of it at once. */
  act(act: ActOn, viewer?: string): string;
  /** The same events without any look at what they do. */
  actUnguarded(act: ActOn): void;
  /** What viewers were told, but for outcomes that `act` has given. */
  told(): readonly PresenceMessage[];
  /** Answers the last proposal that stands open. */
  answer(state: 'used' | 'changed' | 'refused'): void;
  proposed(): readonly string[];
  requested(): readonly string[];
  refusals(): number;
  release(): void;
  stop(): void;
}

declare global {
  interface Window {
    hands: HandsPage;
  }
}

const nodes: Element[] = [];
const told: PresenceMessage[] = [];
const proposals: { words: string; answer: (state: 'used' | 'changed' | 'refused') => void }[] = [];
const requested: string[] = [];
let hands: Hands | null = null;
let writer = '';
let acts = 0;
let refusals = 0;

function at(place: Place): Element {
  let root: ParentNode = document;
  const steps = place.split(' >>> ');
  for (const [step, selector] of steps.entries()) {
    const found: Element | null = root.querySelector(selector);
    if (!found) throw new Error(`nothing at ${place}`);
    if (step === steps.length - 1) return found;
    const next: ParentNode | null | undefined = found.shadowRoot ?? (found as HTMLIFrameElement).contentDocument;
    if (!next) throw new Error(`nothing within ${selector}`);
    root = next;
  }
  throw new Error('no place');
}

function nodeOf(element: Element): number {
  const known = nodes.indexOf(element);
  return known >= 0 ? known : nodes.push(element) - 1;
}

window.hands = {
  start: ({ direct = true, acts: opened } = {}) => {
    hands?.stop();
    const lens = new Lens({ version: 1, hash: '', base: 'labels', allowShowAttributes: true, rules: [], acts: opened });
    hands = createHands({
      elementOf: (node) => nodes[node] ?? null,
      show: (message) => void told.push(message),
      mode: () => ({ writer, direct }),
      rules: actRules(lens),
      clock: {
        now: () => performance.now(),
        after: (ms, task) => {
          const timer = setTimeout(task, ms);
          return () => clearTimeout(timer);
        },
      },
      customer: {
        propose: ({ value }, answer) => {
          proposals.push({ words: String(value), answer });
          return () => {};
        },
        request: ({ name }) => {
          requested.push(name);
          return () => {};
        },
        refused: () => void (refusals += 1),
      },
    });
  },
  act: ({ on, ...act }, viewer = 'agent') => {
    writer = viewer;
    const node = on === undefined ? 0 : nodeOf(at(on));
    const number = ++acts;
    const before = told.length;
    hands?.act(viewer, { ...act, act: number, node, at: { node, x: 0.5, y: 0.5 } } as unknown as WriteAct);
    const outcome = told.slice(before).find((message) => message.kind === 'outcome' && message.act === number);
    return outcome?.kind === 'outcome' ? outcome.outcome : 'nothing';
  },
  actUnguarded: ({ on, ...act }) => {
    const element = on === undefined ? document.body : at(on);
    const field = fieldOf(element);
    switch (act.kind) {
      case 'fill':
        return field ? fillField(field, (act as { value: FieldValue }).value, true) : undefined;
      case 'press':
        return pressWithMouse(element);
      case 'key':
        (element as HTMLElement).focus();
        return pressKey(element, act.key, act.shift);
      case 'hover':
        return void pointAt(element);
      case 'focus':
        return (element as HTMLElement).focus();
      case 'scroll':
        return element.scrollTo({ left: act.left, top: act.top, behavior: 'instant' });
      case 'select':
        if (field?.kind === 'letters') field.element.setSelectionRange(act.start, act.end);
        return;
      default:
        return;
    }
  },
  told: () => told,
  answer: (state) => proposals.pop()?.answer(state),
  proposed: () => proposals.map(({ words }) => words),
  requested: () => requested,
  refusals: () => refusals,
  release: () => hands?.release(),
  stop: () => hands?.stop(),
};
