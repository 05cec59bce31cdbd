import * as React from 'react';
import type { Clock } from '@beside/protocol/channel';

/** The time, again every `everyMs`; the component that asks is drawn again with it. */
export function useNow(clock: Clock, everyMs: number): number {
  const [now, setNow] = React.useState(() => clock.now());
  React.useEffect(() => {
    let cancel = () => {};
    const tick = () => {
      setNow(clock.now());
      cancel = clock.after(everyMs, tick);
    };
    tick();
    return () => cancel();
  }, [clock, everyMs]);
  return now;
}
