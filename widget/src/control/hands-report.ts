import {
  handCounts,
  MAX_REPORTED_COUNT,
  MAX_REPORTED_EVENTS,
  type BrowserEvent,
  type CustomerMeasures,
  type HandCounts,
  type HiddenStep,
  type PolicyName,
  type PresenceMessage,
} from '@beside/protocol';
import type { Clock } from './clock';
import type { WriteAct } from './hands';

/** Counts wait this long for others, so that an hour of writing is a page of the audit and not a book. */
const GATHER_MS = 30_000;
/** What was stopped is told soon. */
const STOPPED_MS = 2_000;
/** What a page begins with is told with the first that it counts. */
const RULES_MS = 3_000;
const AGAIN_MS = 5_000;

/** `later`: nobody has heard it. `settled`: it stands in the audit, or never will. */
export type Told = 'settled' | 'later';

/** One report. Its number rises, over pages too, so that one whose answer was lost counts once. AUDIT-6 */
export interface Report {
  readonly number: number;
  readonly events: readonly BrowserEvent[];
  /** Said once more does not count again. SESS-23 */
  readonly measures?: CustomerMeasures;
}

export interface HandsReportParts {
  readonly tell: (report: Report) => Promise<Told>;
  readonly clock: Clock;
  /** ms since epoch. */
  readonly today: () => number;
  /** Holds what is still to be told when the page goes away, for the next page of this tab; it can fail to. */
  readonly shelf: { take(): string | null; put(text: string | null): void };
}

/** What only this page knows, told to the audit: changes of write mode, what acts came to, how much is hidden. Nothing of the page. AUDIT-6 */
export interface HandsReport {
  /** An act begins; what becomes of it is heard under its number. */
  act(act: WriteAct): void;
  /** What all viewers are told. */
  heard(message: PresenceMessage): void;
  /** More of the page is hidden than was told before. AUDIT-17 */
  hidden(upTo: HiddenStep): void;
  /** What the page masks by: told with what comes next, or soon. COMP-6 */
  rules(policy: PolicyName): void;
  /** Another page is shared, by its place in the labels of the rules of this hash. AUDIT-25 */
  page(policy: string, entry: number | null): void;
  /** How it went, for those who run Beside. SESS-23 */
  measured(measures: CustomerMeasures): void;
  stop(): void;
}

type Counts = { -readonly [Name in keyof HandCounts]: number };
interface Shelved {
  readonly report: Report | null;
  readonly events: readonly BrowserEvent[];
  readonly counts: HandCounts;
  readonly measures: CustomerMeasures;
  /** Somebody could write: a page that went away without a word ended that. CTRL-4 */
  readonly writing: boolean;
}

const NOTHING = Object.fromEntries(handCounts.map((name) => [name, 0])) as unknown as HandCounts;
/** Acts that change the page or press something; the others move within it. */
const COUNTED: ReadonlySet<WriteAct['kind']> = new Set(['fill', 'press', 'undo', 'go']);
const STARTED: ReadonlySet<WriteAct['kind']> = new Set([...COUNTED, 'key']);
const MAX_UNDER_WAY = 1_000;

export function createHandsReport({ tell, clock, today, shelf }: HandsReportParts): HandsReport {
  const underWay = new Map<number, WriteAct['kind']>();
  let report: Report | null = null;
  let events: BrowserEvent[] = [];
  let counts: Counts = { ...NOTHING };
  let measures: CustomerMeasures = {};
  let writing = false;
  let asked = false;
  let last = 0;
  let telling = false;
  let stopped = false;
  let due = Number.POSITIVE_INFINITY;
  let cancel: () => void = () => {};

  const left = read(shelf.take());
  if (left) {
    ({ report } = left);
    last = report?.number ?? 0;
    events = [...left.events];
    counts = { ...left.counts };
    ({ measures } = left);
    gather();
    if (left.writing) events.push({ type: 'write-mode', change: 'ended' });
    if (report || events.length > 0 || isSome(measures)) tellNow();
  }

  function keep(): void {
    const isEmpty = !report && events.length === 0 && !writing && isNothing(counts) && !isSome(measures);
    shelf.put(isEmpty ? null : JSON.stringify({ report, events, counts, measures, writing } satisfies Shelved));
  }

  function gather(): void {
    if (isNothing(counts)) return;
    events.push({ type: 'hands', counts });
    counts = { ...NOTHING };
  }

  function wake(inMs: number): void {
    const at = clock.now() + inMs;
    if (stopped || at >= due) return;
    cancel();
    due = at;
    cancel = clock.after(inMs, tellNow);
  }

  function tellNow(): void {
    cancel();
    due = Number.POSITIVE_INFINITY;
    gather();
    send();
  }

  /** What is ready, while counts still gather. */
  function send(): void {
    if (!report && (events.length > 0 || isSome(measures))) {
      last = Math.max(last + 1, today());
      report = { number: last, events: events.splice(0, MAX_REPORTED_EVENTS), ...(isSome(measures) && { measures }) };
      measures = {};
    }
    keep();
    if (!report || telling) return;
    telling = true;
    void tell(report).then((told) => {
      telling = false;
      if (told === 'settled') report = null;
      keep();
      if (told === 'later') wake(AGAIN_MS);
      else if (events.length > 0 || isSome(measures)) wake(0);
    });
  }

  function count(name: keyof HandCounts): void {
    counts[name] = Math.min(counts[name] + 1, MAX_REPORTED_COUNT);
    keep();
    wake(name === 'final' ? STOPPED_MS : GATHER_MS);
  }

  function changed(change: 'allowed' | 'declined' | 'ended'): void {
    gather();
    events.push({ type: 'write-mode', change });
    tellNow();
  }

  function outcome({ act, outcome }: Extract<PresenceMessage, { kind: 'outcome' }>): void {
    const kind = underWay.get(act);
    underWay.delete(act);
    if (outcome === 'final') return count('final');
    if (outcome === 'proposed' || outcome === 'requested') return count(outcome);
    if (!kind) return;
    if (outcome !== 'done') return STARTED.has(kind) ? count('refused') : undefined;
    if (COUNTED.has(kind)) count('done');
  }

  function question({ about, answer }: Extract<PresenceMessage, { kind: 'question' }>): void {
    if (about === 'press' && answer === 'yes') count('pressed');
    if (about !== 'write') return;
    if (asked && answer === 'no') changed('declined');
    asked = answer === 'open'; // a No that nobody was asked for is no answer of the customer's
  }

  return {
    act: ({ act, kind }) => {
      if (underWay.size < MAX_UNDER_WAY) underWay.set(act, kind);
    },
    heard: (message) => {
      if (message.kind === 'outcome') outcome(message);
      else if (message.kind === 'question') question(message);
      else if (message.kind === 'proposal' && message.state === 'used') count('used');
      else if (message.kind === 'mode' && (message.writer !== null) !== writing) {
        writing = message.writer !== null;
        changed(writing ? 'allowed' : 'ended');
      }
    },
    hidden: (upTo) => {
      events.push({ type: 'hidden', upTo });
      send();
    },
    rules: (policy) => {
      events.push({ type: 'rules', policy });
      keep();
      wake(RULES_MS);
    },
    page: (policy, entry) => {
      gather(); // what was done there came before
      events.push({ type: 'page', policy, entry });
      send();
    },
    measured: (told) => {
      measures = { ...measures, ...told };
      send();
    },
    stop: () => {
      tellNow();
      stopped = true;
      cancel();
    },
  };
}

function isSome(measures: CustomerMeasures): boolean {
  return Object.keys(measures).length > 0;
}

function isNothing(counts: HandCounts): boolean {
  return handCounts.every((name) => counts[name] === 0);
}

/** What the page before left. The server looks at every word of it again. */
function read(text: string | null): Shelved | null {
  try {
    const left = JSON.parse(text ?? 'null') as Partial<Shelved> | null;
    if (!left || !Array.isArray(left.events)) return null;
    return {
      ...{ report: null, writing: false, ...left },
      events: left.events,
      counts: { ...NOTHING, ...left.counts },
      measures: { ...left.measures },
    };
  } catch {
    return null; // not ours
  }
}
