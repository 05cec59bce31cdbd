import { never, type ActOutcome, type Answer, type PageMessage, type ProposalState } from '@beside/protocol';

/** What the agent can do to the page, each under a number of its own. */
export type ActKind = 'ask' | 'bring' | 'fill' | 'press' | 'key' | 'go' | 'undo' | Move;
/** What changes nothing by itself. */
type Move = 'hover' | 'focus' | 'scroll' | 'select';

/** How far an act has come. `lost`: it never arrived. */
export type ActStage =
  | { readonly at: 'sent' }
  | { readonly at: 'lost' }
  | { readonly at: 'proposed' }
  | { readonly at: 'settled'; readonly how: Exclude<ProposalState, 'open'> }
  | { readonly at: 'asked' }
  | { readonly at: 'answered'; readonly answer: Exclude<Answer, 'open'> }
  | { readonly at: 'over'; readonly outcome: Exclude<ActOutcome, 'proposed' | 'requested'> };

export interface SentAct {
  readonly act: number;
  readonly kind: ActKind;
  /** What it is about; `null` when that is the page, or no longer known. */
  readonly node: number | null;
  /** What a person would call that; empty when it has no name. */
  readonly name: string;
  readonly stage: ActStage;
}

/** The last thing that the agent should read. */
export type HandsNews =
  | { readonly about: 'act'; readonly act: number }
  | { readonly about: 'undone'; readonly fields: number }
  | { readonly about: 'write-ended' };

/** What the agent may do and has done, as the customer's page says it. CTRL-4 CTRL-10 */
export interface HandsState {
  readonly writer: string | null;
  /** What the writer types is no proposal. */
  readonly direct: boolean;
  /** The acts that something may still be said of, the oldest first. */
  readonly acts: readonly SentAct[];
  readonly news: HandsNews | null;
}
export const NO_HANDS: HandsState = { writer: null, direct: false, acts: [], news: null };

/** Acts that are remembered: far more than can stand open at a time. */
const REMEMBERED = 64;
/** And of those that only move, which come ten a second. */
const REMEMBERED_MOVES = 8;
/** Keys follow one another too quickly to be spoken of one by one. */
const QUIET: ReadonlySet<ActKind> = new Set<ActKind>(['key']);
const MOVES: ReadonlySet<ActKind> = new Set<Move>(['hover', 'focus', 'scroll', 'select']);
/** What somebody whose mouse only passed by can do something about. */
const TOLD_OF_MOVES: ReadonlySet<ActOutcome> = new Set<ActOutcome>([
  'not-in-write-mode',
  'final',
  'customer-busy',
  'too-many',
]);

export function handsSent(hands: HandsState, act: Omit<SentAct, 'stage'>): HandsState {
  return { ...hands, acts: remembered([...hands.acts, { ...act, stage: { at: 'sent' } }]) };
}

/** Moves never drive out what waits for the customer, or can be undone. */
function remembered(acts: readonly SentAct[]): readonly SentAct[] {
  const forgotten = new Set(acts.filter(isMove).slice(0, -REMEMBERED_MOVES));
  return acts.filter((act) => !forgotten.has(act)).slice(-REMEMBERED);
}

function isMove({ kind }: SentAct): boolean {
  return MOVES.has(kind);
}

/** The act never arrived. CTRL-2 */
export function handsLost(hands: HandsState, act: number): HandsState {
  return withStage(hands, act, { at: 'lost' });
}

/** The agent gives write mode back: nothing more is done from here on. CTRL-4 */
export function handsYielded(hands: HandsState): HandsState {
  return { ...hands, writer: null, direct: false, news: null };
}

/** A new epoch: nodes have other ids, and write mode is what the page says anew. What waited for an answer has none. CTRL-2 CTRL-4 */
export function handsAnew(hands: HandsState): HandsState {
  const kept = hands.acts.filter((act) => !isMove(act));
  const acts = kept.map((act) => ({ ...act, node: null, stage: isOpen(act) ? lapsed(act) : act.stage }));
  return { ...hands, writer: null, direct: false, acts };
}

export function handsAfter(hands: HandsState, messages: readonly PageMessage[], self: string): HandsState {
  return messages.reduce((after, message) => handsWith(after, message, self), hands);
}

function handsWith(hands: HandsState, message: PageMessage, self: string): HandsState {
  switch (message.kind) {
    case 'mode': {
      const ended = hands.writer === self && message.writer !== self;
      const { writer, direct } = message;
      return { ...hands, writer, direct, news: ended ? { about: 'write-ended' } : hands.news };
    }
    case 'question':
      if (message.who !== self) return hands;
      return withStage(hands, message.act, asked(message.answer));
    case 'proposal': {
      if (message.who !== self) return hands;
      const { state: how, node } = message;
      return withStage(hands, message.act, how === 'open' ? { at: 'proposed' } : { at: 'settled', how }, node);
    }
    case 'outcome':
      return message.who === self ? withStage(hands, message.act, stageOf(message.outcome)) : hands;
    case 'undone':
      return message.who === self ? { ...hands, news: { about: 'undone', fields: message.fields } } : hands;
    default:
      return hands;
  }
}

function asked(answer: Answer): ActStage {
  return answer === 'open' ? { at: 'asked' } : { at: 'answered', answer };
}

function stageOf(outcome: ActOutcome): ActStage {
  if (outcome === 'proposed') return { at: 'proposed' };
  return outcome === 'requested' ? { at: 'asked' } : { at: 'over', outcome };
}

/** An act that is settled stays so, whatever comes late; but a proposal that went with an epoch may stand in the next one's page. */
function withStage(hands: HandsState, act: number, stage: ActStage, node?: number): HandsState {
  const known = hands.acts.find((one) => one.act === act);
  if (!known || (rank(stage) < rank(known.stage) && !(node && isGone(known.stage)))) return hands;
  const next: SentAct = { ...known, stage, node: node ?? known.node };
  const acts = hands.acts.map((one) => (one === known ? next : one));
  return { ...hands, acts, news: isQuiet(next) ? hands.news : { about: 'act', act } };
}

function isQuiet({ kind, stage }: SentAct): boolean {
  if (stage.at !== 'over') return MOVES.has(kind);
  return MOVES.has(kind) ? !TOLD_OF_MOVES.has(stage.outcome) : QUIET.has(kind) && stage.outcome === 'done';
}

function isGone(stage: ActStage): boolean {
  return stage.at === 'settled' && stage.how === 'gone';
}

/** Later words count more: sent, taken, waiting, settled. */
function rank(stage: ActStage): number {
  switch (stage.at) {
    case 'sent':
      return 0;
    case 'over':
      return stage.outcome === 'done' ? 1 : 3;
    case 'lost':
      return 1;
    case 'proposed':
    case 'asked':
      return 2;
    case 'settled':
    case 'answered':
      return 3;
    default:
      return never(stage);
  }
}

/** Whether the customer has still to answer. */
export function isOpen({ stage }: SentAct): boolean {
  return stage.at === 'sent' || stage.at === 'proposed' || stage.at === 'asked';
}

function lapsed({ kind }: SentAct): ActStage {
  return kind === 'fill' ? { at: 'settled', how: 'gone' } : { at: 'answered', answer: 'gone' };
}
