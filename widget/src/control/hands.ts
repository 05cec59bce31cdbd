import { MAX_QUESTIONS, type ActMessage, type ActOutcome, type PresenceMessage } from '@beside/protocol';
import { createActJournal } from './act-journal';
import { createActRate } from './act-rate';
import type { ActRules } from './act-rules';
import type { Clock } from './clock';
import { watchCustomer } from './customer-watch';
import type { CustomerPort, ProposedValue } from './customer-port';
import { choose, rangeOf } from './editor';
import { nameOfElement } from './element-name';
import { fieldOf, isReadOnly, proposedValue, takes, type Field } from './field';
import { fillField } from './fill-field';
import { createFinalGuard } from './final-guard';
import { focusedIn, isWithin } from './flat-tree';
import { obstacleTo, type Point } from './obstacle';
import { pointAt, pressWithMouse } from './person-events';
import { entersFinally, keyChanges, pressKey } from './press-key';
import { isNever, pressKind, wordsOn } from './press-kind';
import { realmOf, windowsWithin, type Realm } from './realm';
import { createWaitingActs, type WaitingAct } from './waiting-acts';

/** What an agent does to the page in write mode. */
export type WriteAct = Extract<
  ActMessage,
  { kind: 'fill' | 'withdraw' | 'press' | 'key' | 'hover' | 'focus' | 'scroll' | 'select' | 'go' | 'undo' }
>;

export interface HandsParts {
  readonly elementOf: (node: number) => Element | null;
  /** Tells all viewers what became of acts. */
  readonly show: (message: PresenceMessage) => void;
  /** Who has write mode now, and whether what they type is no proposal. CTRL-4 */
  readonly mode: () => { readonly writer: string | null; readonly direct: boolean };
  readonly customer: CustomerPort;
  readonly rules: ActRules;
  readonly clock: Clock;
  /** There is something to undo, or nothing any more. */
  readonly changed?: () => void;
}

export interface Hands {
  act(viewer: string, act: WriteAct): void;
  /** Write mode is over: proposals and requests go away, what still follows from acts stays guarded. */
  release(): void;
  /** What the customer gives back: all that acts of anybody have changed; how many fields it were. CTRL-9 */
  undoAll(): number;
  canUndo(): boolean;
  stop(): void;
}

interface Doing {
  readonly viewer: string;
  readonly act: number;
  readonly element: Element | null;
  stopped: boolean;
  /** Its outcome was told already. */
  told: boolean;
}

/** An agent's hands in the customer's page: each act is looked at, done as a person does it under guard, proposed, asked for or refused. CTRL-5 */
export function createHands(parts: HandsParts): Hands {
  const { elementOf, show, mode, customer, rules, clock } = parts;
  const journal = createActJournal();
  const rate = createActRate();
  const waiting = createWaitingActs(clock, show);
  let doing: Doing | null = null;
  let pointed: Element | null = null;

  const watch = watchCustomer(clock, {
    isDecisive: (target) => {
      const { kind, ...rest } = pressKind(target, rules);
      return kind === 'ask' || (kind === 'refused' && 'as' in rest && rest.as === 'elsewhere');
    },
    changed: changedByCustomer,
    pressed: pressedByCustomer,
  });
  const guard = createFinalGuard({
    clock,
    windows: () => windowsOf(doing?.element ?? null),
    isCustomers: watch.owns,
    isListed: rules.isListed,
    stopped,
  });
  watch.at(windowsWithin(window as Realm));

  function tell(who: string, act: number, outcome: ActOutcome): void {
    show({ kind: 'outcome', who, act, outcome });
  }

  function act(viewer: string, act: WriteAct): void {
    const fits = rate(viewer, clock.now());
    if (fits !== 'fits') return fits === 'first' ? tell(viewer, act.act, 'too-many') : undefined;
    if (act.kind === 'withdraw') return waiting.drop((other) => other.viewer === viewer && other.act === act.act);
    if (mode().writer !== viewer) return tell(viewer, act.act, 'not-in-write-mode');
    waiting.look();
    tell(viewer, act.act, outcomeOf(viewer, act));
  }

  function outcomeOf(viewer: string, act: Exclude<WriteAct, { kind: 'withdraw' }>): ActOutcome {
    switch (act.kind) {
      case 'undo':
        return undo(viewer, act.act);
      case 'go':
        return go(viewer, act);
      default: {
        const node = act.kind === 'press' ? act.at.node : act.node;
        const element = elementOf(node);
        if (!element?.isConnected) return 'vanished';
        watch.at(windowsOf(element));
        if (rules.barOf(element) === 'locked') return 'locked';
        return actOn(viewer, act, node, element);
      }
    }
  }

  function actOn(
    viewer: string,
    act: Exclude<WriteAct, { kind: 'withdraw' | 'undo' | 'go' }>,
    node: number,
    element: Element,
  ): ActOutcome {
    switch (act.kind) {
      case 'fill': {
        const field = fieldOf(element);
        if (isNever(field?.element ?? element)) return 'never';
        if (!field) return 'unsuitable';
        const refusal = refusesChange(field.element);
        if (refusal) return refusal;
        if (!takes(field, act.value)) return 'unsuitable';
        const fill = () => fillField(field, act.value, staysFree(field.element));
        return change(viewer, act.act, node, field.element, proposedValue(field, act.value), fill);
      }
      case 'press':
        return press(viewer, act.act, node, element, act.at);
      case 'key':
        return key(viewer, act, node, element);
      case 'hover':
        return (
          obstacleTo(element) ??
          run(viewer, act.act, element, () => {
            pointed = pointAt(element, undefined, pointed);
          })
        );
      case 'focus':
        return refusesKeyboard(element) ?? run(viewer, act.act, element, () => (element as HTMLElement).focus());
      case 'scroll':
        return run(viewer, act.act, element, () => scroll(element, act.left, act.top));
      case 'select':
        return refusesKeyboard(element) ?? select(viewer, act, element);
    }
  }

  function press(viewer: string, act: number, node: number, element: Element, at: Point): ActOutcome {
    const kind = pressKind(element, rules);
    if (kind.kind === 'refused') return kind.as;
    if (rules.barOf(kind.on) === 'locked') return 'locked';
    bringIntoView(element);
    const obstacle = obstacleTo(element, at) ?? obstacleTo(kind.on);
    if (obstacle) return obstacle;
    if (kind.kind === 'ask') return request(viewer, act, node, kind.on);
    if (customerIsBusy(kind.on)) return 'customer-busy';
    if (kind.kind === 'open') return run(viewer, act, kind.on, () => pressWithMouse(element, at));
    return (
      refusesChange(kind.on) ??
      change(viewer, act, node, kind.on, nameOrWords(kind.on), () => pressWithMouse(element, at))
    );
  }

  function key(viewer: string, act: Extract<WriteAct, { kind: 'key' }>, node: number, element: Element): ActOutcome {
    const refusal = refusesKeyboard(element);
    if (refusal) return refusal;
    if (act.key === 'Enter' && entersFinally(element)) return refuseFinal(viewer, element);
    if (act.key === 'Enter' && !fieldOf(element)) return press(viewer, act.act, node, element, { x: 0.5, y: 0.5 });
    if (keyChanges(element, act.key)) {
      if (rules.barOf(element) || isReadOnly(element)) return 'read-only';
      if (!mode().direct) return 'unsuitable'; // a value is proposed as a whole
      journal.note(viewer, element);
    }
    return run(viewer, act.act, element, () => {
      (element as HTMLElement).focus({ preventScroll: true });
      pressKey(element, act.key, act.shift);
    });
  }

  function select(
    viewer: string,
    { act, start, end }: Extract<WriteAct, { kind: 'select' }>,
    element: Element,
  ): ActOutcome {
    const field = fieldOf(element);
    if (field && field.kind !== 'letters' && field.kind !== 'editor') return 'unsuitable';
    const range = field?.kind === 'letters' ? null : rangeOf(element, start, end);
    if (field?.kind !== 'letters' && !range) return 'unsuitable';
    return run(viewer, act, element, () => {
      if (field?.kind === 'letters') field.element.setSelectionRange(start, end);
      else if (range)
        choose(
          element,
          (chosen) => (
            chosen.setStart(range.startContainer, range.startOffset),
            chosen.setEnd(range.endContainer, range.endOffset)
          ),
        );
    });
  }

  /** Only among the pages of this site that the customer came through. */
  function go(viewer: string, { act, where }: Extract<WriteAct, { kind: 'go' }>): ActOutcome {
    if (watch.typing() || watch.leaving()) return 'customer-busy';
    const { navigation } = window as { navigation?: { readonly canGoBack: boolean; readonly canGoForward: boolean } };
    if (!(where === 'back' ? navigation?.canGoBack : navigation?.canGoForward)) return 'elsewhere';
    return run(viewer, act, null, () => history[where](), true);
  }

  function undo(viewer: string, act: number): ActOutcome {
    if (watch.leaving()) return 'customer-busy';
    const { outcome, fields } = undoFields(viewer, act);
    show({ kind: 'undone', who: viewer, fields });
    return outcome;
  }

  function undoFields(viewer: string, act: number): { readonly outcome: ActOutcome; readonly fields: number } {
    let fields = 0;
    const outcome = run(viewer, act, journal.fields(viewer)[0] ?? null, () => (fields = journal.undo(viewer)));
    return { outcome, fields };
  }

  /** Changes a field, or proposes to. CTRL-7 */
  function change(
    viewer: string,
    act: number,
    node: number,
    element: Element,
    value: ProposedValue,
    apply: () => void,
  ): ActOutcome {
    waiting.drop((other) => other.kind === 'proposal' && other.element === element);
    const doIt = () => {
      journal.note(viewer, element);
      return run(viewer, act, element, apply);
    };
    if (mode().direct) return doIt();
    const open: WaitingAct = { kind: 'proposal', viewer, act, node, element };
    waiting.add(open, (take) =>
      customer.propose({ who: viewer, element, value }, (state) => {
        if (!take()) return;
        if (state !== 'used') waiting.tell(open, state);
        else useProposal(open, doIt);
        if (state === 'changed' && element.isConnected) (element as HTMLElement).focus();
      }),
    );
    return 'proposed';
  }

  function useProposal(open: WaitingAct, apply: () => ActOutcome): void {
    const mayWrite = mode().writer === open.viewer;
    const outcome = mayWrite ? (refusesChange(open.element, true) ?? apply()) : 'not-in-write-mode';
    waiting.tell(open, outcome === 'done' ? 'used' : 'gone');
    if (outcome !== 'done') tell(open.viewer, open.act, outcome);
  }

  /** A press that is the customer's own. CTRL-5 */
  function request(viewer: string, act: number, node: number, element: Element): ActOutcome {
    waiting.drop((other) => other.kind === 'request' && other.element === element);
    if (waiting.count('request') >= MAX_QUESTIONS) return 'too-many';
    const open: WaitingAct = { kind: 'request', viewer, act, node, element };
    waiting.add(open, (take) =>
      customer.request({ who: viewer, element, name: nameOrWords(element) }, (answer) => {
        if (take()) waiting.tell(open, answer);
      }),
    );
    return 'requested';
  }

  /** What the customer writes in a field answers what was proposed for it. CTRL-8 */
  function changedByCustomer(field: Element): void {
    journal.changedByCustomer(field);
    parts.changed?.();
    waiting.settle(({ kind, element }) => kind === 'proposal' && isWithin(field, element), 'changed');
  }

  function pressedByCustomer(path: ReadonlySet<EventTarget>): void {
    waiting.settle(({ kind, element }) => kind === 'request' && path.has(element), 'yes');
  }

  function refusesChange(element: Element, isCustomers = false): ActOutcome | null {
    const bar = rules.barOf(element);
    if (bar) return bar;
    if (isNever(element)) return 'never';
    const target = tickDrawnBy(element);
    const obstacle = obstacleTo(target);
    if (obstacle) return obstacle;
    if (isReadOnly(element)) return 'read-only';
    return !isCustomers && customerIsBusy(element) ? 'customer-busy' : null;
  }

  /** What would take the keyboard away from a customer who types is refused. */
  function refusesKeyboard(element: Element): ActOutcome | null {
    if (isNever(element)) return 'never';
    return obstacleTo(element) ?? (watch.typing() || watch.leaving() ? 'customer-busy' : null);
  }

  function customerIsBusy(element: Element): boolean {
    if (watch.typesIn(element) || watch.leaving()) return true;
    const needsKeyboard = fieldOf(element)?.kind === 'editor' || !fieldOf(element);
    return needsKeyboard && watch.typing() !== null;
  }

  /** Whether the keyboard may go to a field: not while the customer types in another one. */
  function staysFree(element: Element): boolean {
    return watch.typing() === null || focusedIn(element.ownerDocument) === element;
  }

  function run(viewer: string, act: number, element: Element | null, apply: () => void, travels = false): ActOutcome {
    const now: Doing = { viewer, act, element, stopped: false, told: false };
    doing = now;
    watch.acting(() => (travels ? guard.duringTravel(apply) : guard.during(element, apply)));
    now.told = true;
    parts.changed?.();
    if (!now.stopped) return 'done';
    customer.refused({ who: viewer, element });
    return 'final';
  }

  /** Something final was stopped; it is told once for each act. */
  function stopped(): void {
    if (!doing || doing.stopped) return;
    doing.stopped = true;
    if (!doing.told) return;
    tell(doing.viewer, doing.act, 'final');
    customer.refused({ who: doing.viewer, element: doing.element });
  }

  function refuseFinal(who: string, element: Element): ActOutcome {
    customer.refused({ who, element });
    return 'final';
  }

  function windowsOf(element: Element | null): readonly Realm[] {
    const own = element ? realmsAround(element) : [];
    return [...new Set([...windowsWithin(window as Realm), ...own])];
  }

  return {
    act,
    undoAll: () => journal.viewers().reduce((sum, viewer) => sum + undoFields(viewer, 0).fields, 0),
    canUndo: () => journal.viewers().length > 0,
    release: () => waiting.drop(() => true),
    stop: () => {
      waiting.stop();
      guard.stop();
      watch.stop();
    },
  };
}

/** The windows in which an element stands, also those of frames within shadow roots. */
function realmsAround(element: Element): readonly Realm[] {
  const found: Realm[] = [];
  for (let at: Element | null = element; at; at = realmOf(at) === window ? null : realmOf(at).frameElement) {
    found.push(realmOf(at));
  }
  return found;
}

/** A box or radio button that is drawn by its label alone is there where its label is. */
function tickDrawnBy(element: Element): Element {
  const field: Field | null = fieldOf(element);
  if (field?.kind !== 'tick' || obstacleTo(element) === null) return element;
  return [...(field.element.labels ?? [])].find((label) => obstacleTo(label) === null) ?? element;
}

function bringIntoView(element: Element): void {
  const box = element.getBoundingClientRect();
  const { innerWidth, innerHeight } = realmOf(element);
  const isThere = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
  if (!isThere) element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
}

function scroll(element: Element, left: number, top: number): void {
  const page = element.ownerDocument;
  const isPage = element === page.documentElement || element === page.scrollingElement;
  (isPage ? realmOf(element) : element).scrollTo({ left, top, behavior: 'instant' });
}

function nameOrWords(element: Element): string {
  return nameOfElement(element) || wordsOn(element).split(' · ')[0] || '';
}
