/** Tells whether an event about a connection really comes from our own socket service. */
export interface Upstream {
  /** CloudEvents abuse protection: whether this host may send us events at all. */
  expects(host: string): boolean;
  verifies(headers: Headers): Promise<boolean>;
}
