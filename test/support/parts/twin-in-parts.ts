import { directoryOf, type Directory } from '../../twin/directory';
import { startSurroundings } from '../../twin/surroundings';
import type { TwinOptions } from '../../twin/twin';
import { widgetOf } from '../../twin/widget-of';
import { openPartMaker } from './part-maker';
import { startServers, type Servers } from './start-servers';

/** The whole product on one machine, with relay and function host in processes of their own. */
export interface TwinInParts extends Servers {
  readonly directory: Directory;
  stop(): Promise<void>;
}

export async function startTwinInParts(options: TwinOptions): Promise<TwinInParts> {
  const { ports, dataDir, root } = options;
  const directory = directoryOf(ports);
  const maker = openPartMaker();
  try {
    const servers = await startServers(maker, { ports, directory, dataDir, ...widgetOf(root) });
    const surroundings = await startSurroundings({ ...options, directory });
    return {
      directory,
      ...servers,
      stop: async () => {
        await surroundings.stop();
        await maker.stop();
      },
    };
  } catch (error) {
    await maker.stop();
    throw error;
  }
}
