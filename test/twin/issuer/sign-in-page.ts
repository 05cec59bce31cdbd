import type { Company } from '../companies';
import { html, page } from '../web/html';

const initials = (name: string) =>
  name
    .split(' ')
    .map((part) => part[0])
    .join('');

/** Pick a person. Each is a submit button, so it works without script. */
export const signInPage = (company: Company, query: URLSearchParams, frameAncestors: string): Response =>
  page(
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Sign in · ${company.name}</title>
        <link rel="stylesheet" href="/sign-in.css" />
      </head>
      <body>
        <main>
          <p class="company">${company.name}</p>
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
          <p class="note">A local stand-in for Microsoft Entra ID. No password is asked.</p>
        </main>
      </body>
    </html>`,
    {
      'content-security-policy': `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors ${frameAncestors}`,
    },
  );
