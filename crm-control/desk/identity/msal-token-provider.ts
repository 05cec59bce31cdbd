import type {
  AuthenticationResult,
  Configuration,
  INetworkModule,
  IPublicClientApplication,
} from '@azure/msal-browser';
import type { Clock } from '@beside/protocol/channel';
import type { Settings } from '../settings';
import { discoverAuthority, type Authority } from './discover-authority';
import { networkOf } from './network-of';
import { signInFailure } from './sign-in-failure';
import type { TokenAnswer, TokenCode, TokenProvider } from './token-provider';
import { windowLeft } from './window-left';

/** A silent sign-in that takes longer is blocked: the person signs in with a press. */
const SILENT_MS = 10_000;
/** Long enough to find a telephone and confirm there. */
const WINDOW_MS = 10 * 60_000;

/** What the desk uses of MSAL. */
export type SignInApp = Pick<
  IPublicClientApplication,
  | 'acquireTokenPopup'
  | 'acquireTokenSilent'
  | 'addEventCallback'
  | 'getActiveAccount'
  | 'removeEventCallback'
  | 'setActiveAccount'
  | 'ssoSilent'
>;

export interface SignInParts {
  readonly settings: Settings;
  readonly redirectUri: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Makes MSAL ready for use. */
  readonly open: (configuration: Configuration) => Promise<SignInApp>;
  /** Which of the accounts that are signed in is meant; `null` where the CRM does not say. */
  readonly hint: () => Promise<string | null>;
  /** Whether the person looks at the desk. */
  readonly isFocused: () => boolean;
}

type Opened =
  | { readonly ok: true; readonly app: SignInApp; readonly hint: string | null }
  | { readonly ok: false; readonly code: TokenCode };

/** Authorization code with PKCE over MSAL: a hidden frame first, a window inside the press when that is not enough. Tokens stay in memory. */
export function msalTokenProvider(parts: SignInParts): TokenProvider {
  const scopes = [parts.settings.scope];
  let ready: Extract<Opened, { ok: true }> | null = null;
  let opening: Promise<Opened> | null = null;
  let silent: Promise<TokenAnswer> | null = null;
  let latest: Promise<TokenAnswer> | null = null;
  let redeeming = 0;

  async function open(): Promise<Opened> {
    const [found, hint] = await Promise.all([discoverAuthority(parts.settings.authority, parts), parts.hint()]);
    if (!found.ok) return found;
    const network = networkOf(parts.fetch, (change) => (redeeming += change));
    try {
      const app = await parts.open(configurationOf(parts, found.value, network));
      return (ready = { ok: true, app, hint });
    } catch (error) {
      return { ok: false, code: signInFailure(error, 'silent') };
    }
  }

  const opened = (): Promise<Opened> =>
    ready ? Promise.resolve(ready) : (opening ??= open().finally(() => (opening = null)));

  async function quietly(): Promise<TokenAnswer> {
    const at = await opened();
    if (!at.ok) return at;
    const account = at.app.getActiveAccount();
    return attempt(at.app, 'silent', () =>
      account
        ? at.app.acquireTokenSilent({ scopes, account })
        : at.app.ssoSilent({ scopes, ...(at.hint && { loginHint: at.hint }) }),
    );
  }

  /** Whoever closes the window is told so at once, not when MSAL's patience ends. */
  async function inWindow({ app, hint }: Extract<Opened, { ok: true }>): Promise<TokenAnswer> {
    const { clock, isFocused } = parts;
    let stop = () => {};
    let heard: string | null = null;
    const left = new Promise<TokenAnswer>((resolve) => {
      heard = app.addEventCallback(({ payload }) => {
        const popup = payload && 'popupWindow' in payload ? payload.popupWindow : null;
        if (!popup) return;
        stop();
        const watch = windowLeft(popup, { clock, isFocused, isRedeeming: () => redeeming > 0 });
        stop = watch.stop;
        void watch.left.then(() => resolve({ ok: false, code: 'sign-in/cancelled' }));
      });
    });
    const request = { scopes, overrideInteractionInProgress: true, ...(hint && { loginHint: hint }) };
    const answer = await Promise.race([attempt(app, 'window', () => app.acquireTokenPopup(request)), left]);
    stop();
    if (heard) app.removeEventCallback(heard);
    return answer;
  }

  return {
    token: () => (silent ??= quietly().finally(() => (silent = null))),
    signIn: async () => {
      const mine = ready ? inWindow(ready) : opened().then((at) => (at.ok ? inWindow(at) : at));
      latest = mine;
      const answer = await mine;
      return latest === mine ? answer : latest; // given up: what counts is the window that was opened after
    },
    name: () => ready?.app.getActiveAccount()?.name?.trim() || null,
  };
}

async function attempt(
  app: SignInApp,
  how: 'silent' | 'window',
  signIn: () => Promise<AuthenticationResult>,
): Promise<TokenAnswer> {
  try {
    const { account, accessToken } = await signIn();
    app.setActiveAccount(account);
    return { ok: true, value: accessToken };
  } catch (error) {
    return { ok: false, code: signInFailure(error, how) };
  }
}

function configurationOf(
  { settings, redirectUri }: SignInParts,
  { address, host, metadata }: Authority,
  networkClient: INetworkModule,
): Configuration {
  return {
    auth: {
      clientId: settings.clientId,
      authority: address,
      knownAuthorities: [host],
      authorityMetadata: metadata,
      redirectUri,
    },
    cache: { cacheLocation: 'memoryStorage' },
    system: { popupBridgeTimeout: WINDOW_MS, iframeBridgeTimeout: SILENT_MS, networkClient },
  };
}
