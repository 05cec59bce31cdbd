import { fileURLToPath } from 'node:url';
import { HUB } from '../../twin/host';
import type { Ports } from '../../twin/ports';
import { DEFAULT_ACCESS_KEY } from '../../twin/pubsub/limits';
import type { HostSettings } from './host-part';
import type { Part } from './part';
import type { PartMaker } from './part-maker';
import type { RelaySettings } from './relay-part';

/** Relay and function host, each in a process of its own, so that either can be killed. */
export interface Servers {
  readonly relay: Part;
  readonly host: Part;
}

export type ServersSettings = Omit<HostSettings, 'port' | 'pubsub'> & { readonly ports: Ports };

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Starts both, and waits until they serve; they end with their maker. */
export async function startServers(maker: PartMaker, { ports, ...settings }: ServersSettings): Promise<Servers> {
  const upstream = `${settings.directory.api}/api/pubsub/events`;
  const toRelay: RelaySettings = { port: ports.pubsub, hub: HUB, upstream };
  const pubsub = `Endpoint=http://localhost;Port=${ports.pubsub};AccessKey=${DEFAULT_ACCESS_KEY};Version=1.0;`;
  const toHost: HostSettings = { ...settings, port: ports.api, pubsub };
  const [relay] = await maker.make(here('./relay-part.ts'), [['relay', toRelay]]);
  const [host] = await maker.make(here('./host-part.ts'), [['host', toHost]]);
  if (!relay || !host) throw new Error('there are no servers');
  await Promise.all([relay.start(), host.start()]);
  return { relay, host };
}
