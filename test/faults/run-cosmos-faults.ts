import { startCosmosServer, type Asked, type Fate } from '../support/servers/cosmos-server';
import { live } from './run-faults';

/** What can happen to one request on the wire; a busy service (429) that says for how long is asked again by the adapter itself. */
export const fates: Readonly<Record<string, Fate>> = {
  unavailable: { status: 503 },
  'lost-answer': 'lose-answer',
  busy: { status: 429, headers: { 'x-ms-retry-after-ms': '1' } },
  'busy for long': { status: 429, headers: { 'x-ms-retry-after-ms': '60000' } },
};

export interface CosmosFaultRuns {
  /** Requests that write, in one session's life. */
  readonly writes: number;
  readonly runs: number;
  readonly broken: readonly string[];
}

const isWrite = ({ method, isSearch }: Asked) => method !== 'GET' && !isSearch;

/** The same life over the Cosmos DB adapter, where every request that writes fails on the wire. It speaks to a stand-in, not to Cosmos DB. */
export async function runCosmosFaults(
  every: number,
  report: (done: number, of: number) => void = () => undefined,
): Promise<CosmosFaultRuns> {
  const server = await startCosmosServer();
  const broken: string[] = [];

  async function once(at: number, fate: Fate): Promise<{ laws: readonly string[]; struck: string; writes: number }> {
    await server.empty();
    let count = -1;
    let struck = '';
    let writes = 0;
    const opened: { close(): void }[] = [];
    const { laws } = await live({
      open: (now) => {
        const stores = server.open(now);
        opened.push(stores);
        return stores;
      },
      onStart: () =>
        server.decide((asked) => {
          if (!isWrite(asked)) return 'pass';
          count += 1;
          if (count !== at) return 'pass';
          struck = `${asked.method} ${asked.what.split('/')[0]}`;
          return fate;
        }),
      onTravelled: () => {
        server.decide(() => 'pass');
        writes = count + 1;
      },
    });
    for (const stores of opened) stores.close();
    return { laws, struck, writes };
  }

  try {
    const { writes } = await once(-1, 'pass');
    const faults = Array.from({ length: writes }, (_none, at) => at).flatMap((at) =>
      Object.entries(fates).map(([name, fate]) => ({ at, name, fate })),
    );
    const chosen = faults.filter((_fault, index) => index % every === 0);
    for (const [index, { at, name, fate }] of chosen.entries()) {
      const { laws, struck } = await once(at, fate);
      if (laws.length > 0) broken.push(`${struck} (write ${at}) ${name}: ${laws.join('; ')}`);
      if (struck === '') broken.push(`write ${at} never came`);
      report(index + 1, chosen.length);
    }
    return { writes, runs: chosen.length, broken };
  } finally {
    await server.stop();
  }
}
