import { directoryOf, type Directory } from './directory';
import { HUB, startHost } from './host';
import { startPubSub, type PubSub } from './pubsub';
import type { Around } from './sites';
import { startSurroundings, type SurroundingsOptions } from './surroundings';
import { widgetOf } from './widget-of';

export type { Around };

export interface TwinOptions extends Omit<SurroundingsOptions, 'directory'> {
  readonly log: (line: string) => void;
  /** How long a lost connection may still come back. */
  readonly recoveryWindowMs?: number;
  /** Writes spans and metrics into a file in the data folder. */
  readonly isCounted?: boolean;
}

/** The whole product on one machine. */
export interface Twin {
  readonly directory: Directory;
  readonly pubsub: () => PubSub;
  /** Stops the function host in good order, and starts it anew on the same port and data. */
  restartHost(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTwin({ log, recoveryWindowMs, isCounted = false, ...options }: TwinOptions): Promise<Twin> {
  const { ports, dataDir, root } = options;
  const directory = directoryOf(ports);
  const widget = widgetOf(root);

  const pubsub = await startPubSub({
    port: ports.pubsub,
    upstream: {
      [HUB]: {
        urlTemplate: `${directory.api}/api/pubsub/events`,
        systemEvents: ['connect', 'connected', 'disconnected'],
      },
    },
    ...(recoveryWindowMs === undefined ? {} : { recoveryWindowMs }),
  });
  const openHost = () =>
    startHost({
      port: ports.api,
      directory,
      dataDir,
      pubsub: pubsub.connectionString,
      ...widget,
      log,
      isCounted,
      organisation: directory.desk,
    });

  let host: Awaited<ReturnType<typeof startHost>> | null = null;
  const stopServers = () => Promise.all([host?.stop(), pubsub.stop()]);
  try {
    host = await openHost();
    const surroundings = await startSurroundings({ ...options, directory });
    return {
      directory,
      pubsub: () => pubsub,
      restartHost: async () => {
        await host?.stop();
        host = await openHost();
      },
      stop: async () => {
        await surroundings.stop();
        await stopServers();
      },
    };
  } catch (error) {
    await stopServers();
    throw error;
  }
}
