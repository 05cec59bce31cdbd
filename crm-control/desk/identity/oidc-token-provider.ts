import { InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { Settings } from '../settings';
import type { TokenAnswer, TokenProvider } from './token-provider';

/** A token is renewed this long before it expires, so that no call starts with one that dies under way. */
const RENEW_BEFORE_S = 60;
/** A silent sign-in that takes longer is blocked: the person signs in with a press. */
const SILENT_S = 10;

/**
 * Authorization code with PKCE over oidc-client-ts: a hidden frame first, a window inside the press when that is not enough.
 * Nothing is kept in web storage. The redirect page hands its address to `oidc-client-ts` in the window that opened it.
 */
export function oidcTokenProvider(settings: Settings, redirectUri: string): TokenProvider {
  const memory = () => new WebStorageStateStore({ store: new InMemoryWebStorage() });
  const manager = new UserManager({
    authority: settings.authority,
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    scope: `openid profile ${settings.scope}`,
    response_type: 'code',
    userStore: memory(),
    stateStore: memory(),
    automaticSilentRenew: false,
    monitorSession: false,
    loadUserInfo: false,
    silentRequestTimeoutInSeconds: SILENT_S,
  });
  let silent: Promise<TokenAnswer> | null = null;
  let abandon = () => {};

  async function token(): Promise<TokenAnswer> {
    const user = await manager.getUser();
    if (user && (user.expires_in ?? Infinity) > RENEW_BEFORE_S) return answer(user);
    silent ??= attempt(() => manager.signinSilent()).finally(() => (silent = null));
    return silent;
  }

  return {
    token,
    signIn: () => {
      abandon();
      const abort = new AbortController();
      abandon = () => abort.abort();
      return attempt(() => manager.signinPopup({ popupSignal: abort.signal }));
    },
  };
}

async function attempt(signIn: () => Promise<User | null>): Promise<TokenAnswer> {
  try {
    return answer(await signIn());
  } catch {
    return { ok: false, code: 'auth/missing' }; // a sign-in is needed, was closed, or the window was blocked
  }
}

function answer(user: User | null): TokenAnswer {
  return user?.access_token ? { ok: true, value: user.access_token } : { ok: false, code: 'auth/missing' };
}
