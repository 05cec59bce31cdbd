/**
 * What can happen to one call of a port.
 * `refused`: the service is busy or away (429, 503), nothing happened. `lost-answer`: it happened, and the answer never came.
 * `repeated`: it was sent twice, and the second answer counts (409, 412). `slow`: it took half a minute. `killed-…`: the process died
 * just before or just after it.
 */
export const ways = ['refused', 'lost-answer', 'repeated', 'slow', 'killed-before', 'killed-after'] as const;
export type Way = (typeof ways)[number];

export interface Fault {
  /** Which call of the run, counted from 0 over all ports. */
  readonly at: number;
  readonly way: Way;
}

const SLOW_MS = 30_000;

export type Injector = ReturnType<typeof createInjector>;

/** Counts the calls of all ports that it stands before, and lets the planned one fail. @param pass lets the run's clock go on */
export function createInjector(fault: Fault | null, pass: (ms: number) => void) {
  const calls: string[] = [];
  let die = (): void => undefined;
  let process = newProcess();

  function newProcess() {
    const living = { isDead: false, death: new Promise<'killed'>((resolve) => void (die = () => resolve('killed'))) };
    return living;
  }

  async function suffer(way: Way, call: () => Promise<unknown>, of: typeof process): Promise<unknown> {
    switch (way) {
      case 'refused':
        throw new Error('the service is busy');
      case 'lost-answer':
        await call();
        throw new Error('no answer in time');
      case 'repeated':
        await call();
        return call();
      case 'slow':
        pass(SLOW_MS);
        return call();
      case 'killed-after':
        await call();
        return kill(of);
      case 'killed-before':
        return kill(of);
    }
  }

  /** Whatever the process was waiting for never comes. */
  function kill(of: typeof process): Promise<never> {
    of.isDead = true;
    die();
    return new Promise(() => undefined);
  }

  return {
    calls,
    get hasStruck() {
      return fault !== null && calls.length > fault.at;
    },
    /** Whether the process that runs now has died. */
    get isDead() {
      return process.isDead;
    },
    /** The port of the process that runs now. */
    before<T extends object>(name: string, port: T): T {
      const mine = process;
      return new Proxy(port, {
        get(target, verb) {
          const member: unknown = Reflect.get(target, verb);
          if (typeof member !== 'function' || typeof verb !== 'string') return member;
          return async (...given: unknown[]) => {
            if (mine.isDead) return new Promise(() => undefined);
            const call = async () => Reflect.apply(member, target, given) as Promise<unknown>;
            const at = calls.push(`${name}.${verb}`) - 1;
            const answer = await (fault?.at === at ? suffer(fault.way, call, mine) : call());
            return mine.isDead ? new Promise(() => undefined) : answer;
          };
        },
      });
    },
    /** The answer, or that the process died on the way to it. */
    async survive<T>(answer: Promise<T>): Promise<T | 'killed'> {
      return Promise.race([answer, process.death]);
    },
    restart(): void {
      process = newProcess();
    },
  };
}
