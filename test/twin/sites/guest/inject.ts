import type { Company } from '../../companies';
import { wsOrigin } from '../../directory';
import { html } from '../../web/html';
import type { SiteOptions } from '../kit/site';

/** Where the twin's own files stand among somebody else's. */
export const OWN_FILES = '/beside-try/';

/** The tags that a site would take up: the widget and, so that there is a conversation, the twin's chat. */
export function tagsFor(company: Company, { directory, widgetVersion }: SiteOptions): string {
  return html`<script
      src="${directory.api}/api/widget/${widgetVersion}/beside.js"
      data-company="${company.id}"
      data-api="${directory.api}/api"
    ></script>
    <link rel="stylesheet" href="${OWN_FILES}chat.css" />
    <script
      src="${OWN_FILES}chat.js"
      data-chat="${wsOrigin(directory.chat)}"
      data-name="Customer"
      data-greeting="Hello. How can we help you with this page?"
      data-company-name="${company.name}"
      defer
    ></script>`.text;
}

const META_POLICY = /<meta\b[^>]*http-equiv\s*=\s*["']?content-security-policy(-report-only)?\b[^>]*>/gi;

/** The page with the tags where they belong: first in the head, before the page's own code. */
export function inject(page: string, tags: string): string {
  const open = page.replace(META_POLICY, '');
  for (const place of [/<head\b[^>]*>/i, /<html\b[^>]*>/i, /<!doctype[^>]*>/i]) {
    if (place.test(open)) return open.replace(place, (found) => found + tags);
  }
  return tags + open;
}
