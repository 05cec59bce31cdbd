import type { Policy } from '../page-check/policy';

/** What the built widget's `probe.js` puts into a page: capture alone, for tools. The widget keeps to it. */
export interface Probe {
  look(policy: Policy): Look;
  hold(): void;
  release(): void;
  longestSliceMs(): number;
}

export interface Look {
  start(carry: (parcel: Uint8Array<ArrayBuffer>) => void): Run;
}

export interface Run {
  elementOf(node: number): Element | null;
  stop(): void;
}
