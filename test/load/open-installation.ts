import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../support/free-ports';
import { directoryOf } from '../twin/directory';
import { startIssuer } from '../twin/issuer';
import { DEFAULT_ACCESS_KEY } from '../twin/pubsub/limits';
import { bundlePart } from './bundle-part';
import type { GeneratorSettings } from './generator-part';
import type { HostSettings } from './host-part';
import { createPart, type Part } from './part';
import { agentOf, openPlace, type Place } from './place';
import type { RelaySettings } from './relay-part';

const HUB = 'beside';
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
/** Below the repository, since what is built there finds its native libraries. */
const BUILT = here('../.artifacts');

/** Relay and function host in processes of their own, and an issuer in this one. */
export interface Installation extends Place {
  readonly relay: Part;
  readonly host: Part;
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
  mkdirSync(BUILT, { recursive: true });
  const built = mkdtempSync(path.join(BUILT, 'load-'));
  const parts: Part[] = [];

  async function partsOf(entry: string, named: readonly (readonly [string, unknown])[]): Promise<Part[]> {
    const script = await bundlePart(here(entry), built);
    const made = named.map(([name, settings]) => createPart(name, script, settings));
    parts.push(...made);
    return made;
  }

  const issuer = await startIssuer({ port: ports.issuer, directory, dataDir, more: agentOf });

  async function stop(): Promise<void> {
    for (const part of parts.reverse()) await part.kill();
    await issuer.stop();
    for (const folder of [dataDir, built]) rmSync(folder, { recursive: true, force: true });
  }

  try {
    const [relay, host] = await startServers();
    return {
      ...(await openPlace({ directory, dataDir })),
      ...{ relay, host, stop },
      generators: (shares) => {
        const named = shares.map((share, at) => {
          const settings: GeneratorSettings = { ...share, place: { directory, dataDir } };
          return [shares.length > 1 ? `generator ${at + 1}` : 'generator', settings] as const;
        });
        return partsOf('./generator-part.ts', named);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }

  async function startServers(): Promise<readonly [relay: Part, host: Part]> {
    const toRelay: RelaySettings = { port: ports.pubsub, hub: HUB, upstream: `${directory.api}/api/pubsub/events` };
    const toHost: HostSettings = {
      ...{ port: ports.api, directory, dataDir },
      pubsub: `Endpoint=http://localhost;Port=${ports.pubsub};AccessKey=${DEFAULT_ACCESS_KEY};Version=1.0;`,
    };
    const [relay] = await partsOf('./relay-part.ts', [['relay', toRelay]]);
    const [host] = await partsOf('./host-part.ts', [['host', toHost]]);
    if (!relay || !host) throw new Error('there are no servers');
    await Promise.all([relay.start(), host.start()]);
    return [relay, host];
  }
}
