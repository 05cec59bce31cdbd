/** Makes the URL with which one client connects once. */
export interface SocketGateway {
  clientUrl(grant: SocketGrant): Promise<string>;
}

export interface SocketGrant {
  readonly userId: string;
  /** The one group the client may send to, and the one it receives. SESS-11 */
  readonly send: string | null;
  readonly receive: string | null;
}
