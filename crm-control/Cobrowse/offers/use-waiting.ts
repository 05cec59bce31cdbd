import * as React from 'react';
import type { Clock } from '@beside/protocol/channel';
import type { Desk } from '../desk';
import type { Waiting } from './waiting';

/** A customer who waits is seen within this. */
const LOOK_EVERY_MS = 5_000;

/** Who waits now; `null` until that is known. What was known stays while the server cannot be reached. */
export function useWaiting(desk: Desk, clock: Clock): Waiting | null {
  const [waiting, setWaiting] = React.useState<Waiting | null>(null);
  React.useEffect(() => {
    let cancel = () => {};
    let gone = false;
    const look = async () => {
      const found = await desk.waiting();
      if (gone) return;
      if (found) setWaiting(found);
      cancel = clock.after(LOOK_EVERY_MS, () => void look());
    };
    void look();
    return () => {
      gone = true;
      cancel();
    };
  }, [desk, clock]);
  return waiting;
}
