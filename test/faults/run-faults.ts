import { ways, type Fault, type Way } from './injector';
import { travel } from './journey';
import { judge, type Verdict } from './laws';
import { openWorld, type WorldOptions } from './open-world';

export interface FaultRuns {
  /** Calls of ports in one session's life. */
  readonly calls: readonly string[];
  readonly runs: number;
  /** Runs by way and by how the session ended. */
  readonly endings: Readonly<Record<Way, Readonly<Record<string, number>>>>;
  readonly broken: readonly { readonly call: string; readonly fault: Fault; readonly laws: readonly string[] }[];
}

/** One session's life for every call of a port and every way in which it can fail. @param every takes each so-manieth fault only */
export async function runFaults(
  every: number,
  report: (done: number, of: number) => void = () => undefined,
): Promise<FaultRuns> {
  const calls = await callsOfOneLife();
  const faults = calls
    .flatMap((_call, at) => ways.map((way): Fault => ({ at, way })))
    .filter((_fault, index) => index % every === 0);
  const endings = Object.fromEntries(ways.map((way) => [way, {} as Record<string, number>])) as Record<
    Way,
    Record<string, number>
  >;
  const broken: { call: string; fault: Fault; laws: readonly string[] }[] = [];
  for (const [index, fault] of faults.entries()) {
    const { laws, ending } = await live({ fault });
    endings[fault.way][ending] = (endings[fault.way][ending] ?? 0) + 1;
    if (laws.length > 0) broken.push({ call: calls[fault.at] ?? '', fault, laws });
    report(index + 1, faults.length);
  }
  return { calls, runs: faults.length, endings, broken };
}

async function callsOfOneLife(): Promise<readonly string[]> {
  const world = await openWorld();
  await travel(world, 'first');
  const calls = [...world.injector.calls];
  world.close();
  return calls;
}

/** Lives once. */
export async function live(options: WorldOptions): Promise<Verdict> {
  const world = await openWorld(options);
  try {
    const journey = await travel(world, 'first');
    options.onTravelled?.();
    const isMissed = options.fault && !world.injector.hasStruck;
    const { laws, ending } = await judge(world, journey);
    return { laws: [...laws, ...(isMissed ? ['the fault never came'] : [])], ending };
  } finally {
    world.close();
  }
}
