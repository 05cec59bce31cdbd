import type { Clock } from '@beside/protocol/channel';
import type { ApiParts } from './api/send';
import { oidcTokenProvider } from './identity/oidc-token-provider';
import type { TokenProvider } from './identity/token-provider';
import type { Settings } from './settings';

/** What both desks need of the world outside: the API's address, who is signed in, and the time. */
export interface Services {
  readonly api: ApiParts;
  readonly tokens: TokenProvider;
}

export function openServices(settings: Settings, clock: Clock): Services {
  return {
    api: { base: settings.apiBase, fetch: (input, init) => fetch(input, init), clock },
    tokens: oidcTokenProvider(settings, new URL('redirect.html', location.origin).href),
  };
}
