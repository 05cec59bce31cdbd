/**
 * The containers of the database, all partitioned by `/pk`. What a document says stands in `body`; only what is searched or sorted
 * is indexed. `hasTtl`: documents may carry a `ttl` in seconds, and none expires without one.
 */
export const cosmosContainers = [
  {
    name: 'sessions',
    hasTtl: true,
    indexed: [
      ...['/body/due/?', '/body/owes/?', '/body/company/?', '/body/forgetFrom/?', '/body/rowDue/?'],
      ...['/body/record/row/organisation/?', '/body/record/row/fault/?', '/body/record/row/days/?'],
      ...['/body/record/session/invitedAt/?', '/body/record/session/reference/?', '/body/record/session/agent/*'],
      ...['/body/record/session/state/?', '/body/record/session/reason/?', '/body/record/session/origin/?'],
      ...['/body/record/session/since/?', '/body/record/session/risks/*'],
    ],
  },
  {
    name: 'entries',
    hasTtl: false,
    indexed: ['/body/session/?', '/body/conversation/?'],
  },
  { name: 'markers', hasTtl: true, indexed: [] },
  { name: 'participants', hasTtl: false, indexed: [] },
  { name: 'pins', hasTtl: true, indexed: ['/body/until/?'] },
  { name: 'budgets', hasTtl: true, indexed: [] },
  { name: 'offers', hasTtl: true, indexed: ['/body/queue/?', '/body/offer/id/?', '/body/due/?'] },
  { name: 'letters', hasTtl: true, indexed: ['/body/number/?'] },
  { name: 'once', hasTtl: true, indexed: [] },
  { name: 'companies', hasTtl: false, indexed: ['/body/revision/?', '/body/hash/?'] },
  {
    name: 'audit',
    hasTtl: false,
    indexed: ['/body/seq/?', '/body/at/?', '/body/actor/id/?', '/body/event/session/?', '/body/event/type/?'],
  },
  { name: 'refusals', hasTtl: false, indexed: ['/body/minute/?'] },
] as const satisfies readonly {
  readonly name: string;
  readonly hasTtl: boolean;
  readonly indexed: readonly string[];
}[];

export type CosmosContainer = (typeof cosmosContainers)[number]['name'];
