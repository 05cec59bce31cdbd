import { WebPubSubClient } from '@azure/web-pubsub-client';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import type { Twin } from '../twin/twin';

const BYTES = 200;

/** A frame of a usual size through the relay with both of Microsoft's SDKs and nothing of ours: the measure of this machine. */
export async function relayLatency(twin: Twin, samples: number): Promise<number[]> {
  const service = new WebPubSubServiceClient(twin.pubsub().connectionString, 'bench', {
    allowInsecureConnection: true,
  });
  const open = async (roles: string[], groups: string[]) => {
    const client = new WebPubSubClient(
      { getClientAccessUrl: async () => (await service.getClientAccessToken({ roles, groups })).url },
      { keepAliveIntervalInMs: 0, keepAliveTimeoutInMs: 0 },
    );
    await client.start();
    return client;
  };
  const receiver = await open([], ['bench']);
  const sender = await open(['webpubsub.sendToGroup.bench'], []);
  const latencies: number[] = [];
  for (let n = 0; n < samples; n++) {
    const arrived = new Promise<void>((done) => {
      const listen = () => {
        receiver.off('group-message', listen);
        done();
      };
      receiver.on('group-message', listen);
    });
    const sent = performance.now();
    await sender.sendToGroup('bench', new ArrayBuffer(BYTES), 'binary', { fireAndForget: true });
    await arrived;
    latencies.push(performance.now() - sent);
  }
  sender.stop();
  receiver.stop();
  return latencies;
}
