import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Upstream } from '../sessions/upstream';

export interface SignedUpstreamSettings {
  /** Domain name of the service's endpoint: the service names itself by it, without a port. */
  readonly host: string;
  readonly hub: string;
  readonly accessKeys: readonly string[];
}

/** Events signed with the service's access key. The signature covers the connection id alone: one that leaks serves for that connection only. */
export function signedUpstream({ host, hub, accessKeys }: SignedUpstreamSettings): Upstream {
  return {
    expects: (asking) => asking.toLowerCase() === host.toLowerCase(),
    async verifies(headers) {
      const connection = headers.get('ce-connectionid');
      const signatures = headers.get('ce-signature')?.split(',') ?? [];
      if (!connection || headers.get('ce-hub') !== hub) return false;
      return accessKeys.some((key) => {
        const expected = `sha256=${createHmac('sha256', key).update(connection).digest('hex')}`;
        return signatures.some((signature) => isEqual(signature.trim(), expected));
      });
    },
  };
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
