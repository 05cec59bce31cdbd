import type { Company } from '../companies';
import { html } from '../web/html';
import { plainPage } from '../web/plain-page';

const initials = (name: string) =>
  name
    .split(' ')
    .map((part) => part[0])
    .join('');

/** Pick a person: each is a submit button. */
export const signInPage = (company: Company, query: URLSearchParams, frameAncestors: string): Response =>
  plainPage({
    title: `Sign in · ${company.name}`,
    stylesheet: '/sign-in.css',
    frameAncestors,
    main: html`<p class="company">${company.name}</p>
      <h1>Pick an account</h1>
      <form method="post" action="/${company.tenantId}/sign-in">
        ${[...query].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <ul>
          ${company.people.map(
            (person) =>
              html`<li>
                <button name="person" value="${person.oid}">
                  <span class="face" aria-hidden="true">${initials(person.name)}</span>
                  <span class="who"><strong>${person.name}</strong><span>${person.email}</span></span>
                  <span class="role">${person.title}</span>
                </button>
              </li>`,
          )}
        </ul>
      </form>
      <p class="note">A local stand-in for Microsoft Entra ID. No password is asked.</p>`,
  });
