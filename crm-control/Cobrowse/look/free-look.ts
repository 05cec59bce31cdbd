import { POINTER_MS, type ActMessage } from '@beside/protocol';
import type { Clock, Delivery } from '@beside/protocol/channel';
import type { Mirror, Reach, WindowPoint } from '@beside/mirror';
import { pace } from '../marks/pace';

/** How the agent looks at the page: as the customer scrolls it, or alone. */
export interface FreeLook {
  following(): boolean;
  follow(following: boolean): void;
  scrollBy(at: WindowPoint, left: number, top: number): void;
  /** Looks at this part of the page's length, 0 … 1; no longer follows the customer for that. */
  lookAt(middle: number): void;
  /** Says where the agent looks, when that has changed. */
  say(): void;
  /** A new epoch knows of no one's look. */
  anew(): void;
  stop(): void;
}

export function openFreeLook(parts: {
  readonly clock: Clock;
  readonly mirror: Pick<Mirror, 'follow' | 'scrollBy' | 'lookAt' | 'reach'>;
  readonly act: (message: ActMessage) => Promise<Delivery>;
  readonly changed: () => void;
}): FreeLook {
  const { mirror } = parts;
  let following = true;
  let said: Reach | null = null;
  const looks = pace<Reach>(
    parts.clock,
    POINTER_MS,
    ({ top, bottom }) => void parts.act({ kind: 'look', top, bottom }),
  );

  function say(): void {
    const here = mirror.reach()?.here;
    if (!here || (said?.top === here.top && said.bottom === here.bottom)) return;
    said = here;
    looks.push(here);
  }

  function follow(next: boolean): void {
    if (following === next) return;
    following = next;
    mirror.follow(next);
    said = null;
    parts.changed();
    say();
  }

  return {
    following: () => following,
    follow,
    scrollBy: (at, left, top) => {
      mirror.scrollBy(at, left, top);
      parts.changed();
      say();
    },
    lookAt: (middle) => {
      follow(false);
      mirror.lookAt(middle);
      parts.changed();
      say();
    },
    say: () => {
      if (!following) say(); // whoever follows is where the customer is
    },
    anew: () => (said = null),
    stop: () => looks.stop(),
  };
}
