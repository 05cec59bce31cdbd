/**
 * The containers of the database, all partitioned by `/pk`. What a document says stands in `body`; only what is searched or sorted
 * is indexed. `hasTtl`: documents may carry a `ttl` in seconds, and none expires without one.
 */
export const cosmosContainers = [
  { name: 'sessions', hasTtl: false, indexed: ['/body/due/?'] },
  {
    name: 'entries',
    hasTtl: false,
    indexed: ['/body/session/?', '/body/conversation/?', '/body/reference/?', '/body/invitedAt/?'],
  },
  { name: 'markers', hasTtl: true, indexed: [] },
  { name: 'participants', hasTtl: false, indexed: [] },
  { name: 'pins', hasTtl: true, indexed: [] },
  { name: 'once', hasTtl: true, indexed: [] },
  { name: 'companies', hasTtl: false, indexed: [] },
  { name: 'audit', hasTtl: false, indexed: ['/body/seq/?', '/body/at/?'] },
] as const satisfies readonly {
  readonly name: string;
  readonly hasTtl: boolean;
  readonly indexed: readonly string[];
}[];

export type CosmosContainer = (typeof cosmosContainers)[number]['name'];
