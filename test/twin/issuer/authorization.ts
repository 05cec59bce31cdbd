import { createHash, randomBytes } from 'node:crypto';
import type { Company, Person } from '../companies';

/** A sign-in request that is complete and comes from a page we know. */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly codeChallenge: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly prompt: string | undefined;
  readonly loginHint: string | undefined;
  readonly responseMode: 'query' | 'fragment';
}

export interface Grant {
  readonly request: AuthorizationRequest;
  readonly company: Company;
  readonly person: Person;
}

export const CLIENT_IDS: readonly string[] = ['beside-desk', 'workspace'];
const CODE_LIFETIME_MS = 60_000; // redeemed by the page that just got it

/** Reads the parameters; a string says what is wrong. Nothing is sent to a redirect address that is not allowed. */
export function readAuthorization(
  params: URLSearchParams,
  redirectUris: readonly string[],
): AuthorizationRequest | string {
  const get = (name: string) => params.get(name) ?? undefined;
  const [clientId, redirectUri, codeChallenge] = [get('client_id'), get('redirect_uri'), get('code_challenge')];
  if (!clientId || !CLIENT_IDS.includes(clientId)) return 'The application is not known here.';
  if (!redirectUri || !redirectUris.includes(redirectUri)) return 'The redirect address is not registered.';
  if (get('response_type') !== 'code') return 'Only the authorization code flow is offered.';
  if (!codeChallenge || get('code_challenge_method') !== 'S256') return 'PKCE with S256 is required.';
  return {
    clientId,
    redirectUri,
    codeChallenge,
    scope: get('scope') ?? 'openid',
    state: get('state'),
    nonce: get('nonce'),
    prompt: get('prompt'),
    loginHint: get('login_hint'),
    responseMode: get('response_mode') === 'fragment' ? 'fragment' : 'query',
  };
}

/** The address that brings the answer back to the page. */
export function backTo(request: AuthorizationRequest, answer: Readonly<Record<string, string>>): string {
  const params = new URLSearchParams(answer);
  if (request.state !== undefined) params.set('state', request.state);
  return `${request.redirectUri}${request.responseMode === 'fragment' ? '#' : '?'}${params}`;
}

/** Codes are good once, for a minute, and only with the verifier whose hash came first. */
export function createCodes(now: () => number) {
  const codes = new Map<string, Grant & { readonly until: number }>();
  return {
    issue(grant: Grant): string {
      const code = randomBytes(32).toString('base64url');
      codes.set(code, { ...grant, until: now() + CODE_LIFETIME_MS });
      return code;
    },
    redeem(params: URLSearchParams): Grant | undefined {
      const code = params.get('code') ?? '';
      const grant = codes.get(code);
      codes.delete(code);
      if (!grant || grant.until < now()) return undefined;
      const { clientId, redirectUri, codeChallenge } = grant.request;
      const challenge = createHash('sha256')
        .update(params.get('code_verifier') ?? '')
        .digest('base64url');
      const same = params.get('client_id') === clientId && params.get('redirect_uri') === redirectUri;
      return same && challenge === codeChallenge ? grant : undefined;
    },
  };
}
