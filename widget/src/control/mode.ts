import type { Answer, PresenceMessage } from '@beside/protocol';

/** After so many Noes the question is answered with No by itself: nobody is worn down. */
const MAX_REFUSALS = 3;

/** Who may write now; `direct`: what they type is no proposal. */
export interface Mode {
  readonly writer: string | null;
  readonly direct: boolean;
}

const POINTING: Mode = { writer: null, direct: false };

export interface ModeParts {
  /** Puts the question to the customer; returns its taking away. */
  readonly ask: (who: string, answer: (allowed: boolean) => void) => () => void;
  readonly show: (message: Extract<PresenceMessage, { kind: 'mode' | 'question' }>) => void;
  /** Tells all who draw or act by it; `ended`: write mode was there and is over. */
  readonly changed: (mode: Mode, ended: boolean) => void;
}

/** Write mode: asked for by a viewer, granted by the customer alone, over with one press, never granted again silently. CTRL-4 */
export interface WriteMode {
  now(): Mode;
  ask(viewer: string, act: number): void;
  /** The viewer gives it back, or has gone. */
  yield(viewer: string): void;
  takeBack(): void;
  setDirect(direct: boolean): void;
  /** Says it to viewers anew: they have begun from nothing. */
  tell(): void;
  /** Everything open is closed, and nobody can write. */
  end(): void;
}

export function createWriteMode({ ask, show, changed }: ModeParts): WriteMode {
  let mode = POINTING;
  let refusals = 0;
  let question: { readonly who: string; readonly act: number; readonly close: () => void } | null = null;

  const tell = () => show({ kind: 'mode', ...mode });

  function become(next: Mode): void {
    const ended = mode.writer !== null && next.writer === null;
    mode = next;
    tell();
    changed(mode, ended);
  }

  function settle(answer: Exclude<Answer, 'open'>): void {
    if (!question) return;
    const { who, act, close } = question;
    question = null;
    close();
    say(who, act, answer);
    if (answer === 'no') refusals += 1;
    if (answer === 'yes') become({ writer: who, direct: false });
  }

  const say = (who: string, act: number, answer: Answer) =>
    show({ kind: 'question', who, act, about: 'write', node: null, answer });

  return {
    now: () => mode,
    ask: (viewer, act) => {
      if (mode.writer === viewer) return say(viewer, act, 'yes');
      if (refusals >= MAX_REFUSALS || mode.writer !== null) return say(viewer, act, 'no');
      if (question) return question.who === viewer ? undefined : say(viewer, act, 'no');
      say(viewer, act, 'open');
      question = { who: viewer, act, close: ask(viewer, (allowed) => settle(allowed ? 'yes' : 'no')) };
    },
    yield: (viewer) => {
      if (question?.who === viewer) settle('gone');
      if (mode.writer === viewer) become(POINTING);
    },
    takeBack: () => {
      if (mode.writer !== null) become(POINTING);
    },
    setDirect: (direct) => {
      if (mode.writer !== null) become({ ...mode, direct });
    },
    tell,
    end: () => {
      settle('gone');
      if (mode.writer !== null) become(POINTING);
    },
  };
}
