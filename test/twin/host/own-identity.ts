import type { GraphSettings } from '@beside/functions';

const EARLIER_MS = 5 * 60_000; // as on Azure: a token is made anew before it runs out under way

/** The host's managed identity: its tokens come from the issuer, by the request that virtual machines on Azure make. */
export function ownIdentity(issuer: string): GraphSettings['credential'] {
  const kept = new Map<string, { readonly token: string; readonly expiresOnTimestamp: number }>();
  return {
    async getToken(scope) {
      const resource = String(scope).replace(/\/\.default$/, '');
      const known = kept.get(resource);
      if (known && known.expiresOnTimestamp - EARLIER_MS > Date.now()) return known;
      const query = new URLSearchParams({ 'api-version': '2018-02-01', resource });
      const answer = await fetch(`${issuer}/metadata/identity/oauth2/token?${query}`, {
        headers: { metadata: 'true' },
      });
      if (!answer.ok) throw new Error('the issuer gave no token');
      const { access_token, expires_on } = (await answer.json()) as { access_token: string; expires_on: string };
      const fresh = { token: access_token, expiresOnTimestamp: Number(expires_on) * 1_000 };
      kept.set(resource, fresh);
      return fresh;
    },
  };
}
