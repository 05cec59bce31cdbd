import type { Clock, Random } from '../platform';
import { backoff } from './row-backoff';
import type { RowOutcome } from './session-rows';

/** An organisation that takes no rows now. Times in ms since epoch. */
interface Pause {
  /** Pauses in a row. */
  readonly tries: number;
  readonly until: number;
  /** Until when it asked for it itself. */
  readonly asked: number;
}

const NONE: Pause = { tries: 0, until: 0, asked: 0 };

/**
 * Which organisations are left alone. What fails while one is left alone already, being under way when it began, is the same trouble and makes it
 * no longer; only what the organisation asks for does, and no row that gets through ends that. ROW-4
 */
export function createPauses({ clock, random }: { readonly clock: Clock; readonly random: Random }) {
  const paused = new Map<string, Pause>();

  return {
    isOn: (organisation: string): boolean => (paused.get(organisation) ?? NONE).until > clock(),

    /** Whether a pause begins with this. */
    note(organisation: string, outcome: RowOutcome): boolean {
      const now = clock();
      const { tries, until, asked } = paused.get(organisation) ?? NONE;
      if (outcome.is !== 'busy') {
        if (asked > now) paused.set(organisation, { tries: 0, until: asked, asked });
        else paused.delete(organisation);
        return false;
      }
      const isOn = until > now;
      const next = isOn ? tries : tries + 1;
      const asks = Math.max(asked, now + (outcome.waitMs ?? 0));
      const own = isOn ? until : now + backoff(next, random);
      paused.set(organisation, { tries: next, until: Math.max(own, asks), asked: asks });
      return !isOn;
    },
  };
}
