import type { LoadFigures } from './load-figures';

type Counts = Pick<LoadFigures, 'asked' | 'opened' | 'lost' | 'duplicated' | 'disordered'>;

/** What must not come of a load on any machine, in words; none when all is as it must be. How late changes come is the machine's too. */
export function faultsOf({ asked, opened, lost, duplicated, disordered }: Counts): readonly string[] {
  const faults: readonly (readonly [count: number, words: string])[] = [
    [asked - opened, 'sessions that did not begin'],
    [lost, 'changes lost'],
    [duplicated, 'changes that came twice'],
    [disordered, 'changes out of order'],
  ];
  return faults.filter(([count]) => count > 0).map(([count, words]) => `${words}: ${count}`);
}
