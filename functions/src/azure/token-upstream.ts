import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Upstream } from '../sessions/upstream';
import { isAboutToken } from '../tokens/is-about-token';

export interface TokenUpstreamSettings {
  readonly tenant: string;
  /** Id of the application that the service asks a token for. */
  readonly audience: string;
  /** Object id of the service's managed identity: no one else's token will do. */
  readonly principal: string;
  readonly keys: JWTVerifyGetKey;
}

const LOGIN = 'https://login.microsoftonline.com';

/** The keys of the tenant in Entra, fetched when first needed. */
export function entraUpstream(settings: Omit<TokenUpstreamSettings, 'keys'>): TokenUpstreamSettings {
  return { ...settings, keys: createRemoteJWKSet(new URL(`${LOGIN}/${settings.tenant}/discovery/v2.0/keys`)) };
}

/**
 * Events that carry an Entra access token of the service's own identity. Both versions of token are read: which one comes is a setting
 * of the application that is asked for.
 */
export function tokenUpstream(
  settings: TokenUpstreamSettings & { readonly host: string; readonly hub: string },
): Upstream {
  const { host, hub, tenant, audience, principal, keys } = settings;
  // A token of version 2 names the application by its id, one of version 1 as it was asked for.
  const audiences = [audience, `api://${audience}`];
  const issuer = [`${LOGIN}/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`];
  return {
    expects: (asking) => asking.toLowerCase() === host.toLowerCase(),
    async verifies(headers) {
      const [scheme = '', token = ''] = headers.get('authorization')?.split(' ') ?? [];
      if (scheme.toLowerCase() !== 'bearer' || !headers.get('ce-connectionid') || headers.get('ce-hub') !== hub)
        return false;
      try {
        const { payload } = await jwtVerify(token, keys, { algorithms: ['RS256'], issuer, audience: audiences });
        return payload['oid'] === principal;
      } catch (error) {
        if (isAboutToken(error)) return false;
        throw error;
      }
    },
  };
}
