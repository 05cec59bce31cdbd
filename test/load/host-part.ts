import { appendFileSync } from 'node:fs';
import path from 'node:path';
import type { Directory } from '../twin/directory';
import { startHost } from '../twin/host';
import { runPart } from './run-part';

/** The function host over the embedded store, behind one proxy that says whom it has heard. */
export interface HostSettings {
  readonly port: number;
  readonly directory: Directory;
  readonly dataDir: string;
  /** The relay's connection string. */
  readonly pubsub: string;
}

runPart(({ dataDir, ...settings }: HostSettings) =>
  startHost({
    ...settings,
    dataDir,
    trustedProxies: 1,
    widgetDir: dataDir,
    widgetVersion: '0',
    log: (line) => appendFileSync(path.join(dataDir, 'host.log'), line),
  }),
);
