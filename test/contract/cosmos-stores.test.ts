import { startCosmosServer, type CosmosServer } from '../support/servers/cosmos-server';
import { storesContract } from './stores';
import { NOW } from './stores/fixtures';

let server: CosmosServer;
beforeAll(async () => void (server = await startCosmosServer()));
afterAll(() => server.stop());

storesContract(
  'Cosmos DB, over the wire to @vercel/cosmosdb-server',
  async () => {
    await server.empty();
    let stores = server.open(() => NOW);
    return {
      stores,
      close: async () => stores.close(),
      // The server keeps everything in memory: what is proved is that the adapter keeps nothing.
      reopen: async () => {
        stores.close();
        stores = server.open(() => NOW);
        return stores;
      },
    };
  },
  { forgetting: 'Cosmos DB forgets by TTL, which this server does not have' },
);
