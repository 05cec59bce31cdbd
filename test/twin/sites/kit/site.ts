import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Company } from '../../companies';
import { wsOrigin, type Directory } from '../../directory';
import { readCookie, sessionCookie } from '../../web/cookies';
import { page, redirect, type Markup } from '../../web/html';
import { startWebServer, type WebServer } from '../../web/serve';
import { staticFiles } from '../../web/static-files';

export interface SiteOptions {
  readonly port: number;
  readonly directory: Directory;
  /** Which widget files the script tag names: /api/widget/{version}/beside.js */
  readonly widgetVersion: string;
  /** Stands between a visitor and the site: may answer by itself, or change the site's answer. */
  readonly around?: Around;
}

export type Around = (
  request: Request,
  answer: () => Response | Promise<Response>,
  directory: Directory,
) => Response | Promise<Response>;

/** What one visitor has entered so far; it lives as long as the server. */
export type Entered = Map<string, string>;

export interface Visit {
  readonly request: Request;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly entered: Entered;
  /** The fields of a POST; files come as their names. Already kept in `entered`, except passwords. */
  readonly posted: ReadonlyMap<string, string>;
}

export type Answer = { show: Markup; status?: number } | { goTo: string } | { give: string; type: string };
/** Answers `GET /path` and `POST /path`; undefined = not here. */
export type Routes = (visit: Visit) => Answer | undefined;

/** Nothing from elsewhere but the widget and its API, the relay and the chat; no inline script or style. */
export const contentPolicy = ({ api, pubsub, chat, start }: Directory): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${api}`,
    `connect-src 'self' ${api} ${pubsub} ${wsOrigin(pubsub)} ${wsOrigin(chat)}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-src 'self'",
    `frame-ancestors ${start}`,
  ].join('; ');

const KIT = staticFiles(fileURLToPath(new URL('./page', import.meta.url)));

/** Serves one company's website: its pages, its own files, and a session that keeps what was typed. */
export function startSite(
  company: Company,
  { port, directory, around = (_, answer) => answer() }: SiteOptions,
  filesIn: string,
  routes: Routes,
  prefilled: () => Entered,
): Promise<WebServer> {
  const sessions = new Map<string, Entered>();
  const files = staticFiles(filesIn);
  const cookie = `${company.site}_session`;
  const policy = contentPolicy(directory);

  return startWebServer({
    name: company.site,
    port,
    handle: (request) => around(request, () => answerTo(request), directory),
  });

  async function answerTo(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (request.method === 'GET' && url.pathname.startsWith('/files/')) {
      const name = url.pathname.slice('/files/'.length);
      return (await files(name)) ?? (await KIT(name)) ?? new Response('Not here.', { status: 404 });
    }
    const known = readCookie(request, cookie) ?? '';
    const id = sessions.has(known) ? known : randomBytes(18).toString('base64url');
    const entered = sessions.get(id) ?? prefilled();
    sessions.set(id, entered);
    const posted = request.method === 'POST' ? await readForm(request, entered) : new Map<string, string>();
    const visit = { request, path: `${request.method} ${url.pathname}`, query: url.searchParams, entered, posted };
    const answer = routes(visit);
    const headers = { 'content-security-policy': policy, 'set-cookie': sessionCookie(cookie, id) };
    if (!answer) return new Response('This page does not exist.', { status: 404, headers });
    if ('give' in answer) {
      return new Response(answer.give, {
        headers: { ...headers, 'content-type': answer.type, 'cache-control': 'no-store' },
      });
    }
    return 'goTo' in answer ? redirect(answer.goTo, headers) : page(answer.show, headers, answer.status);
  }
}

async function readForm(request: Request, entered: Entered): Promise<ReadonlyMap<string, string>> {
  const posted = new Map<string, string>();
  for (const [name, value] of await request.formData()) {
    const text = typeof value === 'string' ? value : value.name;
    posted.set(name, posted.has(name) ? `${posted.get(name)}, ${text}` : text);
  }
  // an unchecked box sends nothing: the form says which boxes it has
  for (const name of (posted.get('_boxes') ?? '').split(' ').filter(Boolean)) entered.delete(name);
  for (const [name, value] of posted) if (!name.startsWith('_') && !/password/i.test(name)) entered.set(name, value);
  return posted;
}
