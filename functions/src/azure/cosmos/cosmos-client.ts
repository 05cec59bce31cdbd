import { CosmosClient, type ConnectionPolicy } from '@azure/cosmos';
import type { TokenCredential } from '@azure/identity';

/** Longer than a page load waits is longer than anybody waits. */
const REQUEST_TIMEOUT_MS = 5_000;

/** Waiting for a busy service is `patience`'s, which keeps to a budget. */
export const connectionPolicy: ConnectionPolicy = {
  requestTimeout: REQUEST_TIMEOUT_MS,
  retryOptions: { maxRetryAttemptCount: 0 },
};

/** Signs in as an Entra identity: no setting holds a key of the account. */
export function cosmosClient(endpoint: string, credential: TokenCredential): CosmosClient {
  return new CosmosClient({ endpoint, aadCredentials: credential, connectionPolicy });
}
