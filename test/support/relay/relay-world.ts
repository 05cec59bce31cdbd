import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { webPubSub } from '@beside/functions';
import { enter, invite, joinDesk, type End } from '../../../functions/testing/ends';
import type { Person } from '../../../functions/testing/issuer';
import type { SocketAnswer } from '../../../functions/testing/relay';
import { HUB, openTestApp, type TestApp } from '../../../functions/testing/test-app';
import { startPubSub, type PubSub } from '../../twin/pubsub/index';
import { startWebServer } from '../../twin/web/serve';

/** The whole API and the relay, each asking the other over the network, with clock and sign-in in the test's hands. */
export interface RelayWorld {
  readonly app: TestApp;
  readonly pubsub: PubSub;
  /** What whoever holds the relay's key can do. */
  readonly service: WebPubSubServiceClient;
  /** A session of this agent that the customer has allowed, nobody connected yet. */
  live(agent: Person, conversation: string): Promise<LiveSession>;
  stop(): Promise<void>;
}

export interface LiveSession {
  readonly id: string;
  readonly page: string;
  readonly act: string;
  readonly customer: End;
  readonly desk: End;
}

export async function openRelayWorld(): Promise<RelayWorld> {
  const server = await startWebServer({ name: 'api', port: 0, handle: (request) => app.handle(request) });
  const urlTemplate = `${server.url}/api/pubsub/events`;
  const pubsub = await startPubSub({
    port: 0,
    upstream: { [HUB]: { urlTemplate, systemEvents: ['connect', 'connected', 'disconnected'] } },
  });
  const { connectionString } = pubsub;
  const app: TestApp = await openTestApp(webPubSub({ connectionString, hub: HUB }));
  return {
    app,
    pubsub,
    service: new WebPubSubServiceClient(connectionString, HUB, { allowInsecureConnection: true }),
    async live(agent, conversation) {
      const { session, pin } = await invite(app, conversation, agent);
      const desk = await joinDesk(app, session.id, agent);
      const customer = await enter(app, pin);
      await customer.post('allow');
      const { transport } = (await app.stores.sessions.get('norland', session.id))?.session ?? {};
      return { id: session.id, page: `${transport}.page`, act: `${transport}.act`, customer, desk };
    },
    async stop() {
      await pubsub.stop();
      await server.stop();
      app.close();
    },
  };
}

/** Asks for a way in, as an end does. */
export async function socketOf(end: End): Promise<SocketAnswer> {
  const response = await end.post('socket');
  if (!response.ok) throw new Error(`socket: ${response.status}`);
  return (await response.json()) as SocketAnswer;
}
