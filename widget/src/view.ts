import { consentDialog } from './consent/consent-dialog';
import { launcher } from './consent/launcher';
import { pinPanel } from './consent/pin-panel';
import type { LaterWords } from './language-files';
import { endedCard } from './overlay/ended-card';
import { elsewhereBar, liveBar } from './overlay/live-bar';
import type { Shell } from './overlay/shell';
import { stopDialog } from './overlay/stop-dialog';
import type { WidgetState } from './state';
import type { Strings } from './strings/en';
import type { Pass } from './consent/pass';
import { never, type Outcome, type ReceiptFile } from '@beside/protocol';

/** What the customer can do; the session decides what comes of it. */
export interface Actions {
  open(): void;
  close(): void;
  submitPin(digits: string): void;
  /** Picks one of the choices of three words. */
  pick(choice: number): void;
  /** Adds the other ways to begin to the panel for the PIN. */
  ways(panel: HTMLElement): void;
  allow(): void;
  refuse(): void;
  stop(): void;
  /** Shows what is hidden from the agent, or takes that away again. */
  hidden(): void;
  resume(): void;
  end(): void;
  takeOver(): void;
  done(): void;
  receipt(pass: Pass): Promise<Outcome<ReceiptFile>>;
  later(): Promise<LaterWords>;
  now(): number;
}

/** Draws a state; a state that looks the same is not drawn again, so that focus stays where it is. */
export function createView(shell: Shell, strings: Strings, actions: Actions): (state: WidgetState) => void {
  let stopLast = () => {};
  let drawn = '';
  return (state) => {
    const look = lookOf(state);
    if (look === drawn && state.at !== 'offering') return;
    drawn = look;
    stopLast();
    stopLast = () => {};
    switch (state.at) {
      case 'idle':
        return shell.show(launcher(strings, actions.open));
      case 'entering': {
        const panel = pinPanel(strings, state, { submit: actions.submitPin, close: actions.close });
        shell.show(panel);
        return actions.ways(panel);
      }
      case 'offering':
        return shell.show(state.panel);
      case 'asking':
        return shell.show(consentDialog(strings, state, actions));
      case 'live':
        return shell.show(...liveBar(strings, state, actions));
      case 'elsewhere':
        return shell.show(elsewhereBar(strings, state, actions.takeOver));
      case 'paused': {
        const dialog = stopDialog(strings, state, actions);
        stopLast = dialog.stop;
        return shell.show(dialog.element);
      }
      case 'ended':
        return shell.show(endedCard(strings, state, actions));
      default:
        return never(state);
    }
  };
}

function lookOf(state: WidgetState): string {
  switch (state.at) {
    case 'live':
      return `live ${state.link === 'open'} ${state.link === 'interrupted'} ${state.watched}`;
    case 'asking':
      return `asking ${state.busy} ${state.problem ?? ''} ${state.missed} ${state.found} ${spelled(state.words)}`;
    case 'paused':
      return `paused ${state.offline}`;
    case 'entering':
      return `entering ${state.busy} ${state.problem ?? ''} ${state.typed}`;
    case 'idle':
    case 'offering':
    case 'elsewhere':
    case 'ended':
      return state.at;
    default:
      return never(state);
  }
}

/** The same words look the same. */
function spelled(words: Extract<WidgetState, { at: 'asking' }>['words']): string {
  return [...(words?.words ?? []), ...(words?.choices?.flat() ?? [])].map(({ word }) => word).join(' ');
}
