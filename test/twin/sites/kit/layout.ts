import type { Company } from '../../companies';
import { wsOrigin } from '../../directory';
import { html, type Markup } from '../../web/html';
import type { SiteOptions } from './site';

export interface LayoutParts {
  readonly title: string;
  readonly current: string;
  readonly main: Markup;
}

export interface Chrome {
  readonly stylesheet: string;
  readonly logo: Markup;
  readonly nav: readonly (readonly [path: string, label: string])[];
  readonly footer: Markup;
  /** Who the customer is in the chat. */
  readonly customer: string;
  readonly greeting: string;
  /** The id of the customer's record in the CRM, where the site signs them in. */
  readonly contact?: string;
}

/** The frame every page of a site shares. The widget is one tag in the head; everything else is the site's own. */
export const createLayout =
  (company: Company, { directory, widgetVersion }: SiteOptions, chrome: Chrome) =>
  ({ title, current, main }: LayoutParts): Markup =>
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${company.name}</title>
        <link rel="icon" href="/files/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/files/${chrome.stylesheet}" />
        <link rel="stylesheet" href="/files/chat.css" />
        <script
          src="${directory.api}/api/widget/${widgetVersion}/beside.js"
          crossorigin="anonymous"
          data-company="${company.id}"
          data-api="${directory.api}/api"
        ></script>
        <script src="/files/hosted-widget.js" defer></script>
        <script
          src="/files/chat.js"
          data-chat="${wsOrigin(directory.chat)}"
          data-name="${chrome.customer}"
          ${chrome.contact && html`data-contact="${chrome.contact}"`}
          data-greeting="${chrome.greeting}"
          data-company-name="${company.name}"
          defer
        ></script>
        ${chrome.contact && html`<script src="/files/signed-in.js" defer></script>`}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
          <div class="top-in">
            <a class="brand" href="/">${chrome.logo}<span>${company.name}</span></a>
            <nav aria-label="Main">
              <ul>
                ${chrome.nav.map(
                  ([path, label]) =>
                    html`<li><a href="${path}" ${current === path ? html`aria-current="page"` : ''}>${label}</a></li>`,
                )}
              </ul>
            </nav>
          </div>
        </header>
        <main id="main">${main}</main>
        <footer class="foot"><div class="foot-in">${chrome.footer}</div></footer>
      </body>
    </html>`;
