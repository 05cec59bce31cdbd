/** What a browser says that the other site must hear, and nothing that would betray where the page really stands. */
const PASSED_ON = ['accept', 'accept-language', 'content-type', 'cookie', 'user-agent', 'x-requested-with'];
/** What would forbid the widget, or is no longer true of an unpacked body. */
const HELD_BACK =
  /^(content-security-policy|content-security-policy-report-only|x-frame-options|strict-transport-security|content-encoding|content-length|transfer-encoding|connection|keep-alive|cross-origin-.*|set-cookie)$/;

/** Asks the real site and gives its answer as one of this address: same-site links, redirects and cookies stay here. */
export async function askUpstream(request: Request, site: URL): Promise<Response> {
  const { pathname, search, origin } = new URL(request.url);
  const headers = new Headers();
  for (const name of PASSED_ON) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const answer = await fetch(new URL(pathname + search, site), {
    method: request.method,
    headers,
    redirect: 'manual',
    ...(hasBody ? { body: await request.arrayBuffer() } : {}),
  }).catch(() => null);
  if (!answer) return new Response(`${site.origin} does not answer.`, { status: 502 });
  const passed = new Headers();
  answer.headers.forEach((value, name) => {
    if (!HELD_BACK.test(name)) passed.set(name, name === 'location' ? value.replace(site.origin, origin) : value);
  });
  for (const cookie of answer.headers.getSetCookie()) passed.append('set-cookie', hereOnly(cookie));
  if (answer.status === 204 || answer.status === 304)
    return new Response(null, { status: answer.status, headers: passed });
  if (!/^text\/html/i.test(answer.headers.get('content-type') ?? ''))
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers: passed });
  const page = (await answer.text()).replaceAll(site.origin, origin);
  passed.set('content-type', 'text/html; charset=utf-8');
  return new Response(page, { status: answer.status, headers: passed });
}

function hereOnly(cookie: string): string {
  return cookie.replace(/;\s*(domain=[^;]*|secure|samesite=none)/gi, '');
}
