import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { startHost, type HostOptions } from '../../twin/host';
import { runPart } from './run-part';

/** The function host over the embedded store; what it logs goes into a file in the data folder. */
export type HostSettings = Omit<HostOptions, 'log'>;

runPart((settings: HostSettings) => {
  const file = path.join(settings.dataDir, 'host.log');
  return startHost({ ...settings, log: (line) => appendFileSync(file, line) });
});
