import { html } from '../web/html';
import { plainPage } from '../web/plain-page';

/** Whether the organisation answers, and a button that changes it. */
export const switchPage = (isAway: boolean): Response =>
  plainPage({
    title: 'Dataverse',
    stylesheet: '/switch.css',
    main: html`<h1>Dataverse</h1>
      <p role="status">${isAway ? 'It is away: every request is answered with 503.' : 'It answers.'}</p>
      <form method="post" action="/dataverse">
        <button>${isAway ? 'Bring it back' : 'Take it away'}</button>
      </form>
      <p class="note">Sessions go on while it is away. Their rows are written when it is back.</p>`,
  });
