/**
 * Hears which hosts the page's content security policy keeps its connections from. Returns its end.
 * @param page dispatches `securitypolicyviolation`
 * @param listener told the host alone: the rest of the address may be secret
 */
export function blockedByPolicy(page: EventTarget, listener: (host: string) => void): () => void {
  const hear = (event: Event) => {
    const { effectiveDirective, disposition, blockedURI } = event as SecurityPolicyViolationEvent;
    if (effectiveDirective !== 'connect-src' || disposition !== 'enforce') return;
    const host = hostOf(blockedURI);
    if (host) listener(host);
  };
  page.addEventListener('securitypolicyviolation', hear);
  return () => page.removeEventListener('securitypolicyviolation', hear);
}

function hostOf(address: string): string | null {
  try {
    return new URL(address).host;
  } catch {
    return null; // a word instead of an address, such as `inline`
  }
}
