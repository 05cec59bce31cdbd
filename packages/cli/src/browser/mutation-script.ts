import { pageScript } from './page-scripts';

declare global {
  interface Window {
    /** Makes `count` random changes; the same seed makes the same ones. */
    besideMutate?: (count: number, seed: number) => Promise<void>;
  }
}

/** A script that gives a page `besideMutate`. */
export function mutationScript(): Promise<string> {
  return pageScript('mutations');
}
