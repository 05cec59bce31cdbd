import { html, page } from '../web/html';

/** Whether the organisation answers, and a button that changes it. Works without script. */
export const switchPage = (isAway: boolean): Response =>
  page(
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Dataverse</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/switch.css" />
      </head>
      <body>
        <main>
          <h1>Dataverse</h1>
          <p role="status">${isAway ? 'It is away: every request is answered with 503.' : 'It answers.'}</p>
          <form method="post" action="/dataverse">
            <button>${isAway ? 'Bring it back' : 'Take it away'}</button>
          </form>
          <p class="note">Sessions go on while it is away. Their rows are written when it is back.</p>
        </main>
      </body>
    </html>`,
    {
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
  );
