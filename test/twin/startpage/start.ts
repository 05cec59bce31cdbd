import { fileURLToPath } from 'node:url';
import type { Directory } from '../directory';
import { html, page } from '../web/html';
import { startWebServer, type WebServer } from '../web/serve';
import { staticFiles } from '../web/static-files';

export interface StartPageOptions {
  readonly port: number;
  readonly directory: Directory;
}

const shell = ({ tax, bank, desk, issuer }: Directory) =>
  html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Beside · customer and agent side by side</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/start.css" />
      <script src="/start.js" defer></script>
    </head>
    <body>
      <header>
        <strong>Beside</strong>
        <div class="side">
          <label for="site">Customer on</label>
          <select id="site">
            <option value="${tax}/" data-company="norland-tax">Norland Tax Office</option>
            <option value="${bank}/" data-company="meridian-bank">Meridian Bank</option>
          </select>
          <button type="button" id="phone" aria-pressed="false">Phone size</button>
          <a id="customer-link" href="${tax}/" target="_blank" rel="noopener">Own window</a>
        </div>
        <div class="side">
          <span>Agent in Dynamics 365</span>
          <a id="agent-link" href="${desk}/?company=norland-tax" target="_blank" rel="noopener">Own window</a>
          <a href="${desk}/?company=norland-tax&show=sessions" id="rows-link" target="_blank" rel="noopener"
            >Co-browse sessions</a
          >
          <a href="${desk}/dataverse" target="_blank" rel="noopener">Dataverse</a>
          <a href="${issuer}/people" target="_blank" rel="noopener">People</a>
        </div>
      </header>
      <main>
        <section class="customer" aria-label="Customer">
          <iframe id="customer" title="The customer's browser" src="${tax}/"></iframe>
        </section>
        <section class="agent" aria-label="Agent">
          <iframe
            id="agent"
            title="The agent's workspace"
            src="${desk}/?company=norland-tax"
            data-desk="${desk}"
          ></iframe>
        </section>
      </main>
    </body>
  </html>`;

/** Customer and agent side by side, each in a frame of its own. */
export function startStartPage({ port, directory }: StartPageOptions): Promise<WebServer> {
  const files = staticFiles(fileURLToPath(new URL('./page', import.meta.url)));
  const { tax, bank, desk, issuer } = directory;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `frame-src ${tax} ${bank} ${desk} ${issuer}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return startWebServer({
    name: 'start',
    port,
    async handle(request) {
      const { pathname } = new URL(request.url);
      if (pathname === '/') return page(shell(directory), { 'content-security-policy': policy });
      return (await files(pathname)) ?? new Response('Not here.', { status: 404 });
    },
  });
}
