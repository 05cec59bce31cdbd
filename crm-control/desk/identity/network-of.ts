import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-browser';

/** How MSAL reaches the authority. @param change told +1 and -1 around every code that is redeemed */
export function networkOf(fetch: typeof globalThis.fetch, change: (by: 1 | -1) => void): INetworkModule {
  async function ask<T>(url: string, init: RequestInit): Promise<NetworkResponse<T>> {
    const answer = await fetch(url, init);
    const body = (await answer.json()) as T; // MSAL reads what it is before it uses it
    return { headers: Object.fromEntries(answer.headers), body, status: answer.status };
  }
  return {
    sendGetRequestAsync: (url, options) => ask(url, { method: 'GET', ...partsOf(options) }),
    sendPostRequestAsync: async (url, options) => {
      change(1);
      try {
        return await ask(url, { method: 'POST', ...partsOf(options) });
      } finally {
        change(-1);
      }
    },
  };
}

function partsOf({ headers, body }: NetworkRequestOptions = {}): RequestInit {
  return { ...(headers && { headers }), ...(body !== undefined && { body }) };
}
