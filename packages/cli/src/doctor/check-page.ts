import { createHash } from 'node:crypto';
import { ask } from './ask';
import { secure } from './check-api';
import { allows, parsePolicies } from './content-policy';
import { fault, fine, type Finding } from './finding';

/** What a page needs for the widget: a secure context, a company that knows it, the tag, and a policy that lets the widget work. */
export async function checkPage(page: URL, api: URL, relay: string | null): Promise<readonly Finding[]> {
  const findings = [secure('page', page), ...(await checkOrigin('page origin', page.origin, api, 'origins'))];
  const answer = await ask(page);
  if (!answer.ok || !answer.response.ok) {
    const words = answer.ok ? `answered ${answer.response.status}` : answer.words;
    return [...findings, fault('page', `${page.href} ${words}`, 'Name a page that can be opened without signing in.')];
  }
  const html = await answer.response.text();
  const tag = scriptTag(html);
  if (!tag) {
    const fix = `Add <script src="${api.href}/widget/VERSION/beside.js" …> as README.md shows it. A page that adds it later by script cannot be looked at from here.`;
    return [...findings, fault('tag', 'the page has no script tag of Beside', fix)];
  }
  return [
    ...findings,
    ...(await checkTag(tag, page, api)),
    ...checkPolicy(tag, headersOf(answer.response, html), page, api, relay),
  ];
}

/** Whether the API answers browsers at this origin. @param list where companies name it */
export async function checkOrigin(
  name: string,
  origin: string,
  api: URL,
  list: 'origins' | 'deskOrigins',
): Promise<Finding[]> {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization, content-type, dpop',
  };
  const answer = await ask(new URL(`${api.href}/${list === 'origins' ? 'pins/redeem' : 'invitations'}`), {
    method: 'OPTIONS',
    headers,
  });
  if (!answer.ok) return [fault(name, `the API ${answer.words}`, 'See "api" above.')];
  const { headers: answered } = answer.response;
  const allowed = answered.get('access-control-allow-origin');
  const names = (answered.get('access-control-allow-headers') ?? '').toLowerCase();
  const missing = ['authorization', 'content-type', 'dpop'].filter((one) => !names.includes(one));
  if (allowed === origin && missing.length === 0) return [fine(name, `the API answers pages of ${origin}`)];
  return [
    allowed === origin
      ? fault(
          name,
          `the API does not let pages of ${origin} send ${missing.join(', ')}`,
          'Leave CORS to the API: whatever stands before it must pass OPTIONS on and change no answer.',
        )
      : fault(
          name,
          `the API does not answer pages of ${origin}`,
          `Add exactly ${origin} to ${list} of the company, and leave CORS of the platform empty: the API answers for itself.`,
        ),
  ];
}

type Tag = Readonly<Record<string, string>>;

function scriptTag(html: string): Tag | null {
  for (const [, inside = ''] of html.matchAll(/<script\b([^>]*)>/gi)) {
    const attributes = [...inside.matchAll(/([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)];
    const tag = Object.fromEntries(attributes.map(([, name = '', a, b, c]) => [name.toLowerCase(), a ?? b ?? c ?? '']));
    if (/\/beside\.js(\?|$)/.test(tag['src'] ?? '')) return tag;
  }
  return null;
}

async function checkTag(tag: Tag, page: URL, api: URL): Promise<readonly Finding[]> {
  const source = new URL(tag['src'] ?? '', page);
  const findings: Finding[] = [];
  const said = tag['data-api'];
  findings.push(
    said !== undefined && new URL(said, page).href.replace(/\/$/, '') === api.href
      ? fine('tag', `speaks to ${api.href}`)
      : fault('tag', `data-api is ${said === undefined ? 'missing' : `"${said}"`}`, `Set data-api="${api.href}".`),
  );
  const file = await ask(source);
  if (!file.ok || !file.response.ok) {
    const words = file.ok ? `answered ${file.response.status}` : file.words;
    return [
      ...findings,
      fault('widget file', `${source.href} ${words}`, 'Use the version that the API serves (BESIDE_WIDGET_VERSION).'),
    ];
  }
  const bytes = new Uint8Array(await file.response.arrayBuffer());
  const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  if (tag['integrity'] === undefined) return [...findings, fine('widget file', 'is served; the tag has no integrity')];
  const isSame = tag['integrity'].split(/\s+/).includes(integrity);
  const isReadable = source.origin === page.origin || tag['crossorigin'] !== undefined;
  if (!isSame)
    findings.push(fault('widget file', 'is not the one that the tag expects', `Set integrity="${integrity}".`));
  else if (!isReadable)
    findings.push(fault('widget file', 'cannot be checked by the browser', 'Add crossorigin="anonymous" to the tag.'));
  else findings.push(fine('widget file', 'is the one that the tag expects'));
  return findings;
}

function checkPolicy(tag: Tag, policies: string, page: URL, api: URL, relay: string | null): readonly Finding[] {
  const script = new URL(tag['src'] ?? '', page);
  const by = [`'nonce-${tag['nonce'] ?? ''}'`, ...(tag['integrity'] ?? '').split(/\s+/).map((hash) => `'${hash}'`)];
  const needs = [
    { directive: 'script-src', url: script, by },
    { directive: 'connect-src', url: api, by: [] },
    ...(relay === null ? [] : [{ directive: 'connect-src', url: new URL(relay), by: [] }]),
  ];
  const missing = needs.filter(
    (need) => !parsePolicies(policies).every((policy) => allows(policy, need.directive, need.url, page, need.by)),
  );
  if (missing.length === 0)
    return [fine('content security policy', policies ? 'lets the widget work' : 'there is none')];
  return missing.map(({ directive, url }) =>
    fault('content security policy', `${directive} does not allow ${url.origin}`, `Add ${url.origin} to ${directive}.`),
  );
}

/** What headers and `<meta>` say together: each of them must allow. */
function headersOf(response: Response, html: string): string {
  const metas = [...html.matchAll(/<meta\b[^>]*http-equiv=["']?content-security-policy["']?[^>]*>/gi)].map(
    ([meta]) => /content="([^"]*)"/i.exec(meta)?.[1] ?? '',
  );
  return [response.headers.get('content-security-policy') ?? '', ...metas].filter((text) => text !== '').join(',');
}
