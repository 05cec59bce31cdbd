import WebSocket from 'ws';
import { RELIABLE_JSON_PROTOCOL } from '../../twin/pubsub/index';
import { until } from '../until';

export type RawFrame = Readonly<Record<string, unknown>>;

/** A client on a bare WebSocket: it says what it likes, and remembers what it hears. */
export interface RawSocket {
  readonly frames: readonly RawFrame[];
  /** As the relay names them; the token lets whoever holds it come back. */
  readonly connection: { readonly id: string; readonly reconnectionToken: string };
  isOpen(): boolean;
  say(frame: RawFrame): void;
  close(): void;
}

/** Connects and waits for the relay's welcome; fails when there is none. */
export async function openRawSocket(url: string): Promise<RawSocket> {
  const socket = new WebSocket(url, RELIABLE_JSON_PROTOCOL);
  const frames: RawFrame[] = [];
  let failed = false;
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString('utf8')) as RawFrame));
  socket.on('error', () => (failed = true));
  const welcome = await until('the relay’s welcome, or its refusal', () => failed || frames[0]);
  if (welcome === true) throw new Error('the relay let nobody in');
  return {
    frames,
    connection: { id: String(welcome['connectionId']), reconnectionToken: String(welcome['reconnectionToken']) },
    isOpen: () => socket.readyState === WebSocket.OPEN,
    say: (frame) => socket.send(JSON.stringify(frame)),
    close: () => socket.close(),
  };
}
