/** How the socket is doing, as an end shows it to a person. */
export type LinkState = 'connecting' | 'open' | 'interrupted' | 'closed';

/** What the server grants for one connection: a one-use URL and the one group each way. `null` before *Allow*. */
export interface SocketGrant {
  readonly url: string;
  readonly send: string | null;
  readonly receive: string | null;
}

export interface LinkEvents {
  /**
   * A frame of the other side, in no promised order across reconnects. `from` is the participant whose socket it came from as the relay
   * says; `null` when it says nothing.
   */
  frame(bytes: Uint8Array, from: string | null): void;
  /** Something the server said, not yet decoded. */
  fact(value: unknown): void;
  state(state: LinkState): void;
}

/** The transport as the channel sees it; handed in, so that tests own loss and order. */
export interface Link {
  /** Best effort: a frame may be lost, never altered. A closed link drops it. SESS-4 */
  send(bytes: Uint8Array): void;
  close(): void;
}

/** Opens a link. `negotiate` is called for every new connection: a grant is good for one. */
export type OpenLink = (negotiate: () => Promise<SocketGrant>, events: LinkEvents) => Link;
