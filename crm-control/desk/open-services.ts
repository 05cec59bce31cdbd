import type { Clock } from '@beside/protocol/channel';
import type { ApiParts } from './api/send';
import { findGlobal, hostWindows } from './host/find-global';
import { signInNameOf, type Xrm } from './host/xrm';
import { msalTokenProvider } from './identity/msal-token-provider';
import { openMsal } from './identity/open-msal';
import { redirectUri } from './identity/redirect-uri';
import type { TokenProvider } from './identity/token-provider';
import type { Settings } from './settings';

/** What both desks need of the world outside: the API's address, who is signed in, and the time. */
export interface Services {
  readonly api: ApiParts;
  readonly tokens: TokenProvider;
}

export function openServices(settings: Settings, clock: Clock): Services {
  const windows = hostWindows(window);
  const xrm = findGlobal(windows, 'Xrm') as Xrm | null;
  const ask: typeof fetch = (input, init) => fetch(input, init);
  return {
    api: { base: settings.apiBase, fetch: ask, clock },
    tokens: msalTokenProvider({
      ...{ settings, clock, fetch: ask, open: openMsal },
      redirectUri: redirectUri(windows, location.origin),
      hint: () => (xrm ? signInNameOf(xrm) : Promise.resolve(null)),
      isFocused: () => document.hasFocus(),
    }),
  };
}
