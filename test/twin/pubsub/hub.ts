import type { Connection } from './connection';
import type { Origin } from './frames';
import { createGathering } from './gathering';
import type { Payload } from './payload';

/** A message on its way to one group member. */
export interface Passing {
  readonly hub: string;
  readonly group: string;
  readonly fromConnectionId: string | undefined;
  readonly toConnectionId: string;
  readonly payload: Payload;
}

/** What a hostile relay does with a message: pass it on, change it, or swallow it (undefined). */
export type Intercept = (passing: Passing) => Payload | undefined;

/** The connections of one hub and what can be done to many of them. */
export type Hub = ReturnType<typeof createHub>;

export function createHub(name: string, intercept: () => Intercept | undefined) {
  const connections = new Map<string, Connection>();
  // A message reaches two of thousands: members and users are not looked for, they are kept.
  const members = createGathering<Connection>();
  const users = createGathering<Connection>();
  const where = (test: (connection: Connection) => boolean) => [...connections.values()].filter(test);

  return {
    name,
    connections: connections as ReadonlyMap<string, Connection>,
    add(connection: Connection) {
      connections.set(connection.id, connection);
      if (connection.userId !== undefined) users.add(connection.userId, connection);
      for (const group of connection.groups) members.add(group, connection);
    },
    remove(id: string) {
      const connection = connections.get(id);
      connections.delete(id);
      if (connection?.userId !== undefined) users.remove(connection.userId, connection);
    },
    joined(id: string, group: string) {
      const connection = connections.get(id);
      if (connection) members.add(group, connection);
    },
    left(id: string, group: string) {
      const connection = connections.get(id);
      if (connection) members.remove(group, connection);
    },
    where,
    inGroup: (group: string) => [...members.under(group)],
    ofUser: (userId: string) => [...users.under(userId)],

    sendFromServer(to: readonly Connection[], payload: Payload) {
      for (const connection of to) connection.deliver({ from: 'server' }, payload);
    },

    /** `sender` undefined = REST: the same frame, without a user. `skip` names connections that do not get it. */
    sendToGroup(group: string, payload: Payload, sender: Connection | undefined, skip: (id: string) => boolean) {
      const fromUserId = sender?.userId;
      const origin: Origin = { from: 'group', group, ...(fromUserId === undefined ? {} : { fromUserId }) };
      const change = intercept();
      for (const connection of [...members.under(group)].filter(({ id }) => !skip(id))) {
        const passed = change
          ? change({ hub: name, group, fromConnectionId: sender?.id, toConnectionId: connection.id, payload })
          : payload;
        if (passed) connection.deliver(origin, passed);
      }
    },
  };
}
