import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../support/servers/free-ports';
import type { Part } from '../support/parts/part';
import { openPartMaker } from '../support/parts/part-maker';
import { startServers, type Servers } from '../support/parts/start-servers';
import { directoryOf } from '../twin/directory';
import { startIssuer } from '../twin/issuer';
import type { GeneratorSettings } from './generator-part';
import { agentOf, openPlace, type Place } from './place';

const GENERATOR = fileURLToPath(new URL('./generator-part.ts', import.meta.url));

/** Relay and function host in processes of their own, and an issuer in this one. */
export interface Installation extends Place, Servers {
  /** Processes of their own for the ends of sessions, one for each share of them; not started yet. */
  generators(shares: readonly Share[]): Promise<readonly Part[]>;
  stop(): Promise<void>;
}

/** What one generator has to do. */
export type Share = Omit<GeneratorSettings, 'place'>;

export async function openInstallation(): Promise<Installation> {
  const ports = await freePorts();
  const directory = directoryOf(ports);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'beside-load-'));
  const maker = openPartMaker();
  const issuer = await startIssuer({ port: ports.issuer, directory, dataDir, more: agentOf });

  async function stop(): Promise<void> {
    await maker.stop();
    await issuer.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }

  try {
    // One proxy in front of the host says whom it has heard: each end calls from a network of its own.
    const settings = { ports, directory, dataDir, trustedProxies: 1, widgetDir: dataDir, widgetVersion: '0' };
    const servers = await startServers(maker, settings);
    return {
      ...(await openPlace({ directory, dataDir })),
      ...servers,
      stop,
      generators: (shares) => {
        const named = shares.map((share, at) => {
          const settings: GeneratorSettings = { ...share, place: { directory, dataDir } };
          return [shares.length > 1 ? `generator ${at + 1}` : 'generator', settings] as const;
        });
        return maker.make(GENERATOR, named);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
