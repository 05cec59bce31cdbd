import { goLive, type LiveSession, type LiveSessionOptions } from './live-session';
import type { Installation } from './open-installation';

/** As many as a call centre begins in a second or two. */
const AT_ONCE = 8;
const REPORT_EVERY = 50;

type PerSession = Omit<LiveSessionOptions, 'installation' | 'number'>;

/** Begins sessions until there are so many. What does not begin is reported and left out. @param own what one of them brings */
export async function openSessions(
  installation: Installation,
  wanted: number,
  report: (words: string) => void,
  own: (number: number) => PerSession = () => ({}),
): Promise<readonly LiveSession[]> {
  const opened: LiveSession[] = [];
  let next = 0;
  const openOneAfterAnother = async () => {
    while (next < wanted) {
      const number = next++;
      try {
        opened.push(await goLive({ installation, number, ...own(number) }));
        if (opened.length % REPORT_EVERY === 0) report(`  ${opened.length} sessions are live`);
      } catch (error) {
        report(`  session ${number} did not begin: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, openOneAfterAnother));
  return opened;
}
