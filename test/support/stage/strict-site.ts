import { randomBytes } from 'node:crypto';
import { wsOrigin, type Directory } from '../../twin/directory';
import type { Around } from '../../twin/twin';

const REPORTS = '/policy-reports';

/**
 * Makes a site as strict as one can be: nothing runs or styles without its answer's nonce, no string becomes code or markup,
 * nothing of elsewhere is used that does not say it may be, no other window is known.
 * @param onReport what the browser says that the policy stopped
 */
export const strictSite =
  (onReport: (report: string) => void): Around =>
  async (request, answer, directory) => {
    if (new URL(request.url).pathname === REPORTS) {
      onReport(await request.text());
      return new Response(null, { status: 204 });
    }
    const page = await answer();
    if (!page.headers.get('content-type')?.startsWith('text/html')) return page;
    const nonce = randomBytes(18).toString('base64');
    const headers = new Headers(page.headers);
    headers.set('content-security-policy', policy(nonce, directory));
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-embedder-policy', 'require-corp');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('reporting-endpoints', `policy="${REPORTS}"`);
    const text = (await page.text()).replace(/<(script|link rel="stylesheet")(?=\s)/g, `<$1 nonce="${nonce}"`);
    return new Response(text, { status: page.status, headers });
  };

function policy(nonce: string, { api, pubsub, chat }: Directory): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    `connect-src ${api} ${wsOrigin(pubsub)} ${wsOrigin(chat)}`,
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    `report-uri ${REPORTS}`,
  ].join('; ');
}
