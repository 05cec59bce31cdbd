import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPANIES } from '../../companies';
import { startWebServer, type WebServer } from '../../web/serve';
import { staticFiles } from '../../web/static-files';
import type { SiteOptions } from '../kit/site';
import type { Guest } from './guest';
import { inject, OWN_FILES, tagsFor } from './inject';
import { askUpstream } from './upstream';

const CHAT = staticFiles(fileURLToPath(new URL('../kit/page', import.meta.url)));

/** Somebody's own page at the tax office's address, with the widget in it and nothing else changed. */
export function startGuestSite(guest: Guest, options: SiteOptions): Promise<WebServer> {
  const company = COMPANIES.find(({ site }) => site === 'tax');
  if (!company) throw new Error('no company has the tax site');
  const tags = tagsFor(company, options);
  const first =
    guest.kind === 'file'
      ? `/${encodeURIComponent(guest.name)}`
      : guest.url.pathname + guest.url.search + guest.url.hash;

  return startWebServer({
    name: 'tax',
    port: options.port,
    handle: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith(OWN_FILES)) return (await CHAT(pathname.slice(OWN_FILES.length))) ?? notHere();
      // The start page opens the site; what was asked for is a page of it.
      if (pathname === '/' && first !== '/' && comesFromStart(request, options))
        return new Response(null, { status: 303, headers: { location: first } });
      const answer =
        guest.kind === 'file' ? await fileOf(guest.folder, pathname) : await askUpstream(request, guest.url);
      if (!/^text\/html/i.test(answer.headers.get('content-type') ?? '')) return answer;
      return new Response(inject(await answer.text(), tags), { status: answer.status, headers: answer.headers });
    },
  });
}

function comesFromStart(request: Request, { directory }: SiteOptions): boolean {
  return request.headers.get('referer')?.startsWith(directory.start) ?? false;
}

const IMAGES: Readonly<Record<string, string>> = {
  '.gif': 'image/gif',
  '.htm': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

async function fileOf(folder: string, pathname: string): Promise<Response> {
  const wanted = decodeURIComponent(pathname);
  const known = await staticFiles(folder)(wanted);
  if (known) return known;
  const file = path.join(folder, path.normalize(wanted));
  const type = IMAGES[path.extname(file).toLowerCase()];
  if (!type || !file.startsWith(folder + path.sep)) return notHere();
  return readFile(file).then(
    (bytes) => new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }),
    notHere,
  );
}

function notHere(): Response {
  return new Response('Not here.', { status: 404 });
}
