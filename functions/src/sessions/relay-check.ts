import { accept, refuse, type Outcome } from '@beside/protocol';
import type { Clock, Random } from '../platform';
import type { OnceStore } from '../tokens/once-store';
import type { SocketGateway, SocketGrant } from './socket-gateway';
import { SOCKET_LIFETIME_MS } from './sockets';

/** No participant has such a name: theirs are UUIDs. */
const NAME = /^relay-check-[0-9a-f]{32}-(sender|receiver)$/;

/** Two clients' ways in, each good once and for a minute, and the group that they alone have. */
export interface RelayCheck {
  readonly group: string;
  /** May send to the group, and hears nothing. */
  readonly sender: string;
  /** Hears the group, and may send nothing. */
  readonly receiver: string;
}

interface Parts {
  readonly once: OnceStore;
  readonly gateway: SocketGateway;
  readonly clock: Clock;
  readonly random: Random;
}

/** Whether a client's user id, with or without a ticket, is that of a check. */
export function isOfCheck(userId: string): boolean {
  return NAME.test(userId.split('~')[0] ?? '');
}

/**
 * Lets a message travel through the relay outside any session. A session's groups end in `.page` and `.act`, a check's in `.check`: none
 * can be taken for the other. SESS-11
 */
export function createRelayCheck({ once, gateway, clock, random }: Parts) {
  async function wayIn(name: string, groups: Omit<SocketGrant, 'userId'>): Promise<string> {
    const ticket = Buffer.from(random(16)).toString('base64url');
    await once.issue(`check:${ticket}`, name, clock() + SOCKET_LIFETIME_MS);
    return gateway.clientUrl({ userId: `${name}~${ticket}`, ...groups });
  }

  return {
    async open(): Promise<RelayCheck> {
      const id = Buffer.from(random(16)).toString('hex');
      const group = `${id}.check`;
      const [sender, receiver] = await Promise.all([
        wayIn(`relay-check-${id}-sender`, { send: group, receive: null }),
        wayIn(`relay-check-${id}-receiver`, { send: null, receive: group }),
      ]);
      return { group, sender, receiver };
    },

    /** Spends the ticket of a connection that wants to open; whose connection it is, or a refusal. */
    async admit(userId: string): Promise<Outcome<string>> {
      const [name = '', ticket = ''] = userId.split('~');
      const issued = await once.spend(`check:${ticket}`, clock());
      return issued === name ? accept(name) : refuse('auth/invalid');
    },
  };
}
