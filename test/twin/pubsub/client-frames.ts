import { AckMemory } from './ack-memory';
import { ackFrame, decodeClientFrame, PONG_FRAME, type AckError, type ClientFrame } from './frames';
import type { Connection } from './connection';
import type { Hub } from './hub';
import { ACK_MEMORY_IDS, CLOSE_POLICY, GROUP_NAME_LIMIT_CHARS } from './limits';
import type { Payload } from './payload';

/** Hands a user event to the upstream; the payload is the answer for the client, if there is one. */
export type RaiseEvent = (event: string, payload: Payload) => Promise<{ ok: true; reply?: Payload } | { ok: false }>;

const forbidden = (doing: string, group: string): AckError => ({
  name: 'Forbidden',
  message: `The client does not have permission to ${doing} group '${group}'.`,
});
const DUPLICATE: AckError = { name: 'Duplicate', message: 'Message with this ackId has already been processed.' };
const NO_UPSTREAM: AckError = { name: 'InternalServerError', message: 'The event could not be delivered.' };
const BAD_GROUP: AckError = { name: 'BadRequest', message: 'The group name is too long.' };

/** Obeys what one client sends, across all its sockets. Returns the handler of a text frame. */
export function createFrameHandler(hub: Hub, connection: Connection, raise: RaiseEvent) {
  const done = new AckMemory(ACK_MEMORY_IDS);

  /** Runs the operation at most once per ackId; a refusal is not remembered, so it may be tried again. */
  const once = (ackId: number | undefined, operation: () => AckError | undefined) => {
    if (ackId !== undefined && done.has(ackId)) return connection.send(ackFrame(ackId, DUPLICATE));
    const error = operation();
    if (ackId === undefined) return;
    if (!error) done.add(ackId);
    connection.send(ackFrame(ackId, error));
  };

  const raiseEvent = (frame: Extract<ClientFrame, { type: 'event' }>) => {
    const { ackId } = frame;
    if (ackId !== undefined) {
      if (done.has(ackId)) return connection.send(ackFrame(ackId, DUPLICATE));
      done.add(ackId);
    }
    void raise(frame.event, frame.payload).then((answer) => {
      if (answer.ok && answer.reply) connection.deliver({ from: 'server' }, answer.reply);
      if (ackId === undefined) return;
      if (!answer.ok) done.delete(ackId);
      connection.send(ackFrame(ackId, answer.ok ? undefined : NO_UPSTREAM));
    });
  };

  const joinOrLeave = (type: 'join' | 'leave', group: string): AckError | undefined => {
    if (group.length > GROUP_NAME_LIMIT_CHARS) return BAD_GROUP;
    if (!connection.permissions.may('joinLeaveGroup', group)) return forbidden(type, group);
    connection[type](group);
    return undefined;
  };

  return (text: string) => {
    const frame = decodeClientFrame(text);
    if (!frame) return connection.close('The message is not valid.', CLOSE_POLICY);
    switch (frame.type) {
      case 'ping':
        return connection.send(PONG_FRAME);
      case 'sequenceAck':
        return connection.acknowledge(frame.sequenceId);
      case 'event':
        return raiseEvent(frame);
      case 'joinGroup':
        return once(frame.ackId, () => joinOrLeave('join', frame.group));
      case 'leaveGroup':
        return once(frame.ackId, () => joinOrLeave('leave', frame.group));
      case 'sendToGroup':
        return once(frame.ackId, () => {
          const { group, payload, noEcho } = frame;
          if (group.length > GROUP_NAME_LIMIT_CHARS) return BAD_GROUP;
          if (!connection.permissions.may('sendToGroup', group)) return forbidden('send to', group);
          hub.sendToGroup(group, payload, connection, (id) => noEcho && id === connection.id);
          return undefined;
        });
    }
  };
}
