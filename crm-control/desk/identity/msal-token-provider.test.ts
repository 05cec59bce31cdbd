import { BrowserAuthError, EventType, type Configuration, type EventCallbackFunction } from '@azure/msal-browser';
import { manualClock } from '../manual-clock';
import { msalTokenProvider, type SignInApp, type SignInParts } from './msal-token-provider';

const authority = 'https://login.example/tenant/v2.0';
const settings = { apiBase: 'https://api.example', authority, clientId: 'desk', scope: 'api://beside/access' };
const account = { name: 'Anna Visser' } as NonNullable<ReturnType<SignInApp['getActiveAccount']>>;
type Result = Awaited<ReturnType<SignInApp['ssoSilent']>>;
const result = (accessToken: string) => ({ account, accessToken }) as Result;
const failed = (code: string) => Promise.reject(new BrowserAuthError(code, ''));

/** MSAL, an authority and a browser whose answers the test gives. */
function world(change: Partial<SignInParts> = {}) {
  const clock = manualClock();
  let active: typeof account | null = null;
  const heard = new Set<EventCallbackFunction>();
  const configured: Configuration[] = [];
  const app = {
    ssoSilent: jest.fn<Promise<Result>, Parameters<SignInApp['ssoSilent']>>(async () => result('silent')),
    acquireTokenSilent: jest.fn<Promise<Result>, Parameters<SignInApp['acquireTokenSilent']>>(async () =>
      result('kept'),
    ),
    acquireTokenPopup: jest.fn<Promise<Result>, Parameters<SignInApp['acquireTokenPopup']>>(async () =>
      result('window'),
    ),
    addEventCallback: (callback: EventCallbackFunction) => (heard.add(callback), 'id'),
    removeEventCallback: () => heard.clear(),
    getActiveAccount: () => active,
    setActiveAccount: (next: typeof account | null) => void (active = next),
  };
  let focused = false;
  const metadata = { issuer: authority, authorization_endpoint: `${authority}/a`, token_endpoint: `${authority}/t` };
  const fetch = jest.fn(async () => Response.json(metadata));
  const parts: SignInParts = {
    ...{ settings, clock, fetch, redirectUri: 'https://crm.example/WebResources/beside_redirect.html' },
    open: async (configuration) => (configured.push(configuration), app),
    hint: async () => 'anna@norland.example',
    isFocused: () => focused,
    ...change,
  };
  return {
    ...{ clock, app, fetch, configured, heard },
    tokens: msalTokenProvider(parts),
    openWindow: () => {
      const popup = { closed: false };
      const event = { eventType: EventType.POPUP_OPENED, payload: { popupWindow: popup } };
      for (const callback of heard) callback(event as Parameters<EventCallbackFunction>[0]);
      return popup;
    },
    focus: (now: boolean) => (focused = now),
  };
}

test('a token comes silently for the account that the CRM names, then from memory; nothing goes into web storage', async () => {
  const { tokens, app, configured, fetch } = world();
  expect(tokens.name()).toBeNull();
  expect(await Promise.all([tokens.token(), tokens.token()])).toEqual([
    { ok: true, value: 'silent' },
    { ok: true, value: 'silent' },
  ]);
  expect(app.ssoSilent.mock.calls).toEqual([[{ scopes: [settings.scope], loginHint: 'anna@norland.example' }]]);
  expect(await tokens.token()).toEqual({ ok: true, value: 'kept' });
  expect(app.acquireTokenSilent.mock.calls).toEqual([[{ scopes: [settings.scope], account }]]);
  expect(tokens.name()).toBe('Anna Visser');
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(configured).toMatchObject([{ cache: { cacheLocation: 'memoryStorage' }, auth: { clientId: 'desk' } }]);
});

test('where the CRM names nobody, nobody is hinted at', async () => {
  const { tokens, app } = world({ hint: async () => null });
  await tokens.token();
  expect(app.ssoSilent.mock.calls).toEqual([[{ scopes: [settings.scope] }]]);
});

test('the window opens inside the press, once the desk has looked for a token', async () => {
  const { tokens, app } = world();
  app.ssoSilent.mockImplementationOnce(() => failed('login_required'));
  await tokens.token();
  const signedIn = tokens.signIn();
  expect(app.acquireTokenPopup).toHaveBeenCalledTimes(1);
  expect(await signedIn).toEqual({ ok: true, value: 'window' });
});

test('a blocked window is said, and so is an authority that does not answer; the next call asks it again', async () => {
  const blocked = world();
  blocked.app.acquireTokenPopup.mockImplementationOnce(() => failed('popup_window_error'));
  expect(await blocked.tokens.signIn()).toEqual({ ok: false, code: 'sign-in/popup-blocked' });
  const offline = world();
  offline.fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  expect(await offline.tokens.token()).toEqual({ ok: false, code: 'sign-in/unreachable' });
  expect(await offline.tokens.token()).toEqual({ ok: true, value: 'silent' });
});

test('a window that the person closes is given up when they are back, and not while they are in it', async () => {
  const { tokens, app, clock, openWindow, focus, heard } = world();
  await tokens.token();
  app.acquireTokenPopup.mockImplementationOnce(() => new Promise(() => {}));
  let answer: unknown = null;
  void tokens.signIn().then((given) => (answer = given));
  const popup = openWindow();
  focus(true);
  await clock.pass(10_000);
  expect(answer).toBeNull();
  popup.closed = true;
  focus(false); // a page that cut the tie looks closed, and is in front
  await clock.pass(10_000);
  expect(answer).toBeNull();
  focus(true);
  await clock.pass(2_000);
  expect(answer).toEqual({ ok: false, code: 'sign-in/cancelled' });
  expect(heard.size).toBe(0);
});

test('a code that is being redeemed is waited for', async () => {
  let redeemed = (_answer: Response) => {};
  const { tokens, app, clock, fetch, configured, openWindow, focus } = world();
  await tokens.token();
  fetch.mockImplementationOnce(() => new Promise((resolve) => (redeemed = resolve)));
  app.acquireTokenPopup.mockImplementationOnce(async () => {
    await configured[0]?.system?.networkClient?.sendPostRequestAsync('https://login.example/token');
    return result('window');
  });
  const signedIn = tokens.signIn();
  openWindow().closed = true;
  focus(true);
  await clock.pass(10_000);
  redeemed(Response.json({}));
  expect(await signedIn).toEqual({ ok: true, value: 'window' });
});

test('a window that was given up for another one answers as that one does', async () => {
  const { tokens, app } = world();
  await tokens.token();
  let giveUp = () => {};
  app.acquireTokenPopup.mockImplementationOnce(
    () => new Promise((_, no) => (giveUp = () => no(new BrowserAuthError('interaction_in_progress_cancelled', '')))),
  );
  const first = tokens.signIn();
  const second = tokens.signIn();
  giveUp();
  expect(await Promise.all([first, second])).toEqual([
    { ok: true, value: 'window' },
    { ok: true, value: 'window' },
  ]);
});
