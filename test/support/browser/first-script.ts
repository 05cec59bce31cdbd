import type { Around } from '../../twin/twin';

const PATH = '/first-script.js';

/** Runs a script before a page's own code, for browsers whose driver cannot. */
export const firstScript =
  (script: string): Around =>
  async (request, answer) => {
    if (new URL(request.url).pathname === PATH)
      return new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
    const page = await answer();
    if (!page.headers.get('content-type')?.startsWith('text/html')) return page;
    const text = (await page.text()).replace('<head>', `<head><script src="${PATH}"></script>`);
    return new Response(text, { status: page.status, headers: page.headers });
  };
