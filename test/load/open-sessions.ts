import { goLive, type LiveSession, type LiveSessionOptions } from './live-session';
import type { Place } from './place';

const REPORT_EVERY = 50;

/** Sessions `first` … `first + count - 1` of an installation. */
export interface SessionNumbers {
  readonly first: number;
  readonly count: number;
  /** So many begin at the same time. */
  readonly atOnce: number;
}

type PerSession = Omit<LiveSessionOptions, 'place' | 'number'>;

/** Begins sessions. What does not begin is reported and left out. @param own what one of them brings */
export async function openSessions(
  place: Place,
  { first, count, atOnce }: SessionNumbers,
  report: (words: string) => void,
  own: (number: number) => PerSession = () => ({}),
): Promise<readonly LiveSession[]> {
  const opened: LiveSession[] = [];
  let next = first;
  const openOneAfterAnother = async () => {
    while (next < first + count) {
      const number = next++;
      try {
        opened.push(await goLive({ place, number, ...own(number) }));
        if (opened.length % REPORT_EVERY === 0) report(`${opened.length} of ${count} sessions are live`);
      } catch (error) {
        report(`session ${number} did not begin: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, openOneAfterAnother));
  return opened;
}
