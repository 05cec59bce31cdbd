/** One content security policy: its directives, the first of each name. */
export type ContentPolicy = ReadonlyMap<string, readonly string[]>;

/** @param text of one header or `<meta>`; a comma separates policies, each of which must allow */
export function parsePolicies(text: string): readonly ContentPolicy[] {
  return text
    .split(',')
    .map((policy) => {
      const directives = new Map<string, readonly string[]>();
      for (const directive of policy.split(';')) {
        const [name, ...sources] = directive.trim().split(/\s+/);
        if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
      }
      return directives;
    })
    .filter(({ size }) => size > 0);
}

/**
 * Whether a policy lets the page use the URL for this. A script may also be let in by its nonce or hash.
 * @param by what else may let it in: `'nonce-…'` and `'sha…'` of the tag
 */
export function allows(
  policy: ContentPolicy,
  directive: string,
  url: URL,
  page: URL,
  by: readonly string[] = [],
): boolean {
  const sources = policy.get(directive) ?? policy.get('default-src');
  if (!sources) return true;
  if (by.some((one) => sources.includes(one))) return true;
  if (directive === 'script-src' && sources.includes("'strict-dynamic'")) return false;
  return sources.some((source) => fits(source, url, page));
}

function fits(source: string, url: URL, page: URL): boolean {
  if (source === "'self'") return url.host === page.host && isSameOrBetter(page.protocol, url.protocol);
  if (source.startsWith("'")) return false;
  if (source === '*') return ['http:', 'https:', 'ws:', 'wss:', page.protocol].includes(url.protocol);
  const scheme = /^([a-z][a-z0-9+.-]*:)$/i.exec(source)?.[1];
  if (scheme) return isSameOrBetter(scheme.toLowerCase(), url.protocol);
  const [, given, host = '', port, path = ''] =
    /^(?:([a-z][a-z0-9+.-]*:)\/\/)?([^/:]+)(?::(\d+|\*))?(\/.*)?$/i.exec(source) ?? [];
  if (!isSameOrBetter((given ?? page.protocol).toLowerCase(), url.protocol)) return false;
  const isHost = host.startsWith('*.')
    ? url.hostname.endsWith(host.slice(1).toLowerCase())
    : url.hostname === host.toLowerCase();
  if (!isHost) return false;
  if (port === undefined ? url.port !== '' : port !== '*' && port !== effectivePort(url)) return false;
  if (path === '' || path === '/') return true;
  return path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path;
}

function isSameOrBetter(allowed: string, used: string): boolean {
  const better: Readonly<Record<string, readonly string[]>> = {
    'http:': ['http:', 'https:', 'ws:', 'wss:'],
    'https:': ['https:', 'wss:'],
    'ws:': ['ws:', 'wss:', 'http:', 'https:'],
    'wss:': ['wss:', 'https:'],
  };
  return (better[allowed] ?? [allowed]).includes(used);
}

function effectivePort({ port, protocol }: URL): string {
  return port || (protocol === 'https:' || protocol === 'wss:' ? '443' : '80');
}
