import { html, page, type Markup } from './html';

export interface PlainPage {
  readonly title: string;
  /** Of the same origin. */
  readonly stylesheet: string;
  readonly main: Markup;
  /** Who may frame it, as in a policy. Without it nobody may. */
  readonly frameAncestors?: string;
}

/** A page of text and buttons that works without script, and whose policy lets none in. */
export const plainPage = ({ title, stylesheet, main, frameAncestors = "'none'" }: PlainPage): Response =>
  page(
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${stylesheet}" />
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html>`,
    {
      // No form-action: it would also stop the way back from a sign-in, whose answer leads to another origin.
      'content-security-policy': `default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors ${frameAncestors}`,
    },
  );
