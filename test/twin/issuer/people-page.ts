import { COMPANIES } from '../companies';
import { html } from '../web/html';
import { plainPage } from '../web/plain-page';
import type { Accounts } from './accounts';

/** Everybody who can sign in, with a button that disables the account or enables it again. */
export const peoplePage = (accounts: Accounts): Response =>
  plainPage({
    title: 'People',
    stylesheet: '/sign-in.css',
    main: html`<h1>People</h1>
      <form method="post" action="/people">
        ${COMPANIES.map(
          ({ name, people }) => html`
            <h2 class="company">${name}</h2>
            <ul>
              ${people.map((person) => {
                const change = accounts.isEnabled(person) ? 'disable' : 'enable';
                const words = change === 'disable' ? 'Disable' : 'Enable';
                return html`<li class="account">
                  <span class="who"><strong>${person.name}</strong><span>${person.title}</span></span>
                  <button class="plain" name="${change}" value="${person.oid}" aria-label="${words} ${person.name}">
                    ${words}
                  </button>
                </li>`;
              })}
            </ul>
          `,
        )}
      </form>
      <p class="note">Who is disabled cannot sign in, and is out of a session within 30 seconds.</p>`,
  });
