/**
 * The address of whoever called. Each proxy adds to `X-Forwarded-For` whom it has heard; only what our own proxies have added is believed,
 * which is the last entries. A port is dropped.
 * @param peer the other end of the connection, where the host knows it
 * @param trustedProxies proxies of our own in front of the host; on Azure Functions at least its own front end: 1
 */
export function callerAddress(headers: Headers, peer: string | null, trustedProxies: number): string | null {
  if (trustedProxies === 0) return peer;
  const heard = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const address = heard.at(-trustedProxies) ?? '';
  return withoutPort(address) || null;
}

function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(address);
  if (bracketed) return bracketed[1] ?? '';
  return /^[^:]*:\d+$/.test(address) ? address.slice(0, address.indexOf(':')) : address;
}
