import type WebSocket from 'ws';
import { CLOSE_NORMAL, CLOSE_POLICY } from './limits';
import { connectedFrame, dataFrame, disconnectedFrame, RELIABLE_JSON_PROTOCOL, type Origin } from './frames';
import type { Payload } from './payload';
import type { Permissions } from './permissions';
import { createReliableQueue } from './reliable-queue';

export interface ConnectionParts {
  readonly id: string;
  readonly hub: string;
  readonly userId: string | undefined;
  readonly subprotocol: string;
  readonly permissions: Permissions;
  readonly groups: readonly string[];
  readonly onJoin: (group: string) => void;
  readonly onLeave: (group: string) => void;
  readonly reconnectionToken: () => string;
  /** Called once, when the connection is really gone: no socket and no way to recover. */
  readonly onGone: (reason: string) => void;
  readonly onSent: (bytes: number) => void;
  readonly recoveryWindowMs: number;
}

/** `lost`: the socket is gone and the client may still come back with its reconnection token. */
type Link = { state: 'attached'; socket: WebSocket } | { state: 'lost'; forget: NodeJS.Timeout } | { state: 'gone' };

/** One client as the service sees it; it outlives its sockets. */
export type Connection = ReturnType<typeof createConnection>;

export function createConnection(parts: ConnectionParts, first: WebSocket) {
  const reliable = parts.subprotocol === RELIABLE_JSON_PROTOCOL;
  const groups = new Set(parts.groups);
  const queue = createReliableQueue();
  let link: Link = { state: 'attached', socket: first };
  let stalled: string[] | undefined;

  const sendNow = (frame: string) => {
    if (link.state !== 'attached' || link.socket.readyState !== link.socket.OPEN) return;
    parts.onSent(Buffer.byteLength(frame));
    link.socket.send(frame);
  };
  const send = (frame: string) => (stalled ? void stalled.push(frame) : sendNow(frame));

  const join = (group: string) => {
    groups.add(group);
    parts.onJoin(group);
  };
  const leave = (group: string) => {
    groups.delete(group);
    parts.onLeave(group);
  };
  const leaveAll = () => [...groups].forEach(leave);

  const gone = (reason: string) => {
    if (link.state === 'gone') return;
    if (link.state === 'lost') clearTimeout(link.forget);
    link = { state: 'gone' };
    leaveAll();
    parts.onGone(reason);
  };

  const greet = () => send(connectedFrame(parts.id, parts.userId, reliable ? parts.reconnectionToken() : undefined));

  /** Ends it for good from our side; `code` tells the client whether it did wrong. */
  const close = (reason: string, code: number = CLOSE_NORMAL) => {
    if (link.state === 'attached') {
      const { socket } = link;
      sendNow(disconnectedFrame(reason));
      socket.close(code, reason.slice(0, 120)); // a close frame holds 123 bytes of reason
    }
    gone(reason);
  };

  greet();

  return {
    id: parts.id,
    hub: parts.hub,
    userId: parts.userId,
    subprotocol: parts.subprotocol,
    permissions: parts.permissions,
    groups: groups as ReadonlySet<string>,
    reliable,
    send,
    close,
    join,
    leave,
    leaveAll,
    acknowledge: (sequenceId: number) => queue.acknowledge(sequenceId),
    isGone: () => link.state === 'gone',
    isAttached: () => link.state === 'attached',
    unacknowledged: () => queue.length,

    deliver(origin: Origin, payload: Payload) {
      if (link.state === 'gone') return;
      if (!reliable) return send(dataFrame(origin, payload));
      const kept = queue.push((sequenceId) => dataFrame(origin, payload, sequenceId));
      if (!kept.ok) return close('The reliable message buffer is full.', CLOSE_POLICY);
      send(kept.frame);
    },

    /** The client came back: its new socket takes over and gets everything it has not acknowledged, in order. */
    recover(socket: WebSocket): boolean {
      if (!reliable || link.state === 'gone') return false;
      if (link.state === 'attached') link.socket.terminate();
      else clearTimeout(link.forget);
      link = { state: 'attached', socket };
      stalled = undefined;
      greet();
      for (const frame of queue.unacknowledged()) send(frame);
      return true;
    },

    /** A socket ended. `recoverable` is false when it said goodbye or broke the rules. */
    detach(socket: WebSocket, recoverable: boolean, reason: string) {
      if (link.state !== 'attached' || link.socket !== socket) return;
      if (!recoverable || !reliable) return gone(reason);
      const forget = setTimeout(() => gone('The recovery window has passed.'), parts.recoveryWindowMs);
      forget.unref();
      link = { state: 'lost', forget };
    },

    /** Fault: the socket dies without a goodbye, as when a network drops. */
    cut() {
      if (link.state === 'attached') link.socket.terminate();
    },

    /** Fault: the socket stays open and nothing passes, as when a network hangs. Returns how to let it run again. */
    stall(): () => void {
      if (link.state !== 'attached') return () => undefined;
      const { socket } = link;
      const held: string[] = (stalled = []);
      socket.pause();
      return () => {
        if (stalled !== held) return;
        stalled = undefined;
        socket.resume();
        held.forEach(sendNow);
      };
    },
  };
}
