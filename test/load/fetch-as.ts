/**
 * The platform's `fetch` as a browser at a page of this origin does it, heard by a proxy at an address of its own.
 * @param address who the proxy says has called
 */
export function fetchAs(origin: string, address: string): typeof fetch {
  return (input, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('origin', origin);
    headers.set('x-forwarded-for', address);
    return fetch(input, { ...init, headers });
  };
}
