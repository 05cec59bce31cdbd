import { startPubSub } from '../../twin/pubsub';
import { runPart } from './run-part';

/** The relay: the emulator of Azure Web PubSub. */
export interface RelaySettings {
  readonly port: number;
  readonly hub: string;
  /** Where the hub's events go. */
  readonly upstream: string;
}

runPart(({ port, hub, upstream }: RelaySettings) =>
  startPubSub({
    port,
    upstream: { [hub]: { urlTemplate: upstream, systemEvents: ['connect', 'connected', 'disconnected'] } },
  }),
);
