import { MAX_ACTS_PER_SECOND } from '@beside/protocol';

const SECOND_MS = 1_000;

/** Counts acts of each viewer. `first`: the first one too many of this second, of which the viewer is told. CTRL-10 */
export function createActRate(): (viewer: string, now: number) => 'fits' | 'first' | 'more' {
  const seconds = new Map<string, { readonly since: number; count: number }>();
  return (viewer, now) => {
    let second = seconds.get(viewer);
    if (!second || now - second.since >= SECOND_MS) seconds.set(viewer, (second = { since: now, count: 0 }));
    second.count += 1;
    if (second.count <= MAX_ACTS_PER_SECOND) return 'fits';
    return second.count === MAX_ACTS_PER_SECOND + 1 ? 'first' : 'more';
  };
}
