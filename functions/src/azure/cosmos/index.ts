export { cosmosContainers, type CosmosContainer } from './containers';
export { openCosmos, type CosmosSettings } from './open-cosmos';
export { connectionPolicy, cosmosClient } from './cosmos-client';
