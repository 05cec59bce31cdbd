import { encode, pageMessage } from '@beside/protocol';
import { startCapture } from './capture/capture';
import { laterSensors } from './capture/later-sensors';
import { Lens } from './privacy/lens';
import type { Policy } from './privacy/policy';
import { createHold } from './probe-hold';
import { slices, timed } from './probe-timers';

type ProbePolicy = Pick<Policy, 'base' | 'allowShowAttributes' | 'rules'>;

/**
 * The engine without consent, relay and overlay, for the tools that look at a page before anybody shares it (`beside page-check`).
 * They inject `dist/probe.js` ahead of the page's code; no page ever loads it by itself.
 */
interface Probe {
  /** One lens: several captures through it remember the same of what was ever masked. */
  look(policy: ProbePolicy): {
    /** Captures one epoch; `carry` gets every parcel as it would be packed for the wire. */
    start(carry: (parcel: Uint8Array<ArrayBuffer>) => void): { elementOf(node: number): Element | null; stop(): void };
  };
  /** Holds the page's own timers and frames, so that two looks at it can be compared. */
  hold(): void;
  release(): void;
  /** The longest uninterrupted piece of capture's work so far. */
  longestSliceMs(): number;
}

declare global {
  interface Window {
    besideProbe?: Probe;
  }
}

if (window === window.top) {
  const { hold, release } = createHold(window);
  window.besideProbe = {
    look: (policy) => {
      const lens = new Lens({ version: 1, hash: '', ...policy });
      // Beside's own element is no part of the page; here nothing is drawn in it.
      const own = document.createElement('beside-widget');
      return {
        start: (carry) =>
          timed(() => {
            const capture = startCapture({
              page: document,
              own,
              lens,
              send: (messages) => carry(encode(pageMessage, messages)),
              inFlight: () => 0,
            });
            capture.sense(laterSensors);
            return capture;
          }),
      };
    },
    hold,
    release,
    longestSliceMs: () => slices.longestMs,
  };
}
