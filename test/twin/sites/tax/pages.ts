import type { Company } from '../../companies';
import { html, type Markup } from '../../web/html';
import { boxNames, renderField } from '../kit/field';
import { createLayout } from '../kit/layout';
import { euro } from '../kit/money';
import type { Entered, SiteOptions } from '../kit/site';
import { assess } from './assessment';
import { STEPS, type Step } from './return-steps';
import { TRAIL, trail } from './trail';

const LOGO = html`<svg class="logo" viewBox="0 0 40 40" aria-hidden="true">
  <rect width="40" height="40" rx="4" fill="currentColor" />
  <path d="M9 30V10h5l12 13V10h5v20h-5L14 17v13z" fill="#fff" />
</svg>`;

export function createTaxPages(company: Company, options: SiteOptions) {
  const layout = createLayout(company, options, {
    stylesheet: 'tax.css',
    logo: LOGO,
    nav: [
      ['/', 'Home'],
      ['/return/personal', 'Tax return'],
      ['/mailbox', 'Mailbox'],
      ['/help', 'Help'],
    ],
    footer: html`<p>Norland Tax Office · P.O. Box 2100, 3500 GA Norhaven · Tax line 0800 0543, weekdays 8:00–20:00</p>`,
    customer: 'Mila Janssen',
    greeting: 'Good morning, this is the Norland Tax Office. How can we help you with your return?',
  });
  const answer = (title: string, current: string, main: Markup) => ({ show: layout({ title, current, main }) });

  return {
    home: () =>
      answer(
        'Home',
        '/',
        html`<section class="hero">
            <div>
              <p class="eyebrow" data-beside="show">Income tax 2025</p>
              <h1 data-beside="show">Your return is ready to check</h1>
              <p class="lead" data-beside="show">
                We have filled in your wages, benefits and savings. Most people are done in fifteen minutes. File before
                1 May 2026.
              </p>
              <p class="buttons">
                <a class="go" href="/return/personal">Start your return</a>
                <a class="quiet" href="/help">What do I need?</a>
              </p>
            </div>
            <dl class="dates" data-beside="show">
              <div>
                <dt>1 March</dt>
                <dd>Returns open</dd>
              </div>
              <div>
                <dt>1 May</dt>
                <dd>Last day to file</dd>
              </div>
              <div>
                <dt>1 July</dt>
                <dd>You hear from us</dd>
              </div>
            </dl>
          </section>
          <section class="cards" data-beside="show">
            <article>
              <h2>Change your address</h2>
              <p>Tell your municipality. We receive it within five days.</p>
              <a href="/help#address">How it works</a>
            </article>
            <article>
              <h2>Pay in parts</h2>
              <p>Up to twelve months, without interest below € 1,000.</p>
              <a href="/help#parts">Check the conditions</a>
            </article>
            <article>
              <h2>My mailbox</h2>
              <p>Letters and assessments of the last seven years.</p>
              <a href="/mailbox">Sign in</a>
            </article>
          </section>`,
      ),

    step(step: Step, entered: Entered) {
      const at = STEPS.indexOf(step);
      const fields = step.sections.flatMap((section) => section.fields);
      const before = STEPS[at - 1];
      return answer(
        step.title,
        '/return/personal',
        html`${trail(step.path)}
          <form class="return" method="post" action="${step.path}" enctype="multipart/form-data" novalidate>
            <p class="eyebrow" data-beside="show">Step ${at + 1} of ${TRAIL.length}</p>
            <h1>${step.title}</h1>
            <p class="lead" data-beside="show">${step.lead}</p>
            ${boxNames(fields)}
            ${step.sections.map(
              (section) =>
                html`<section class="group">
                  <h2>${section.title}</h2>
                  ${section.intro && html`<p data-beside="show">${section.intro}</p>`}
                  ${section.fields.map((field) => renderField(field, entered))}
                </section>`,
            )}
            <p class="buttons">
              <button class="go" type="submit">Continue</button>
              ${before && html`<a class="quiet" href="${before.path}">Back to ${before.title.toLowerCase()}</a>`}
            </p>
          </form>`,
      );
    },

    review(entered: Entered) {
      const filled = STEPS.map((step) => ({
        step,
        rows: step.sections.flatMap(({ fields }) => fields).filter(({ name }) => entered.get(name)),
      }));
      return answer(
        'Review',
        '/return/personal',
        html`${trail('/return/review')}
          <div class="return">
            <p class="eyebrow" data-beside="show">Step 5 of ${TRAIL.length}</p>
            <h1>Review your answers</h1>
            <p class="lead" data-beside="show">Nothing is sent yet. Go back to any part to change it.</p>
            ${filled.map(
              ({ step, rows }) =>
                html`<section class="group">
                  <h2>
                    ${step.title} <a href="${step.path}">Change<span class="sr"> ${step.title.toLowerCase()}</span></a>
                  </h2>
                  ${
                    rows.length === 0
                      ? html`<p>Nothing entered.</p>`
                      : html`<dl class="answers">
                          ${rows.map(
                            ({ name, label }) =>
                              html`<div>
                                <dt data-beside="show">${label}</dt>
                                <dd data-beside="mask">${entered.get(name)}</dd>
                              </div>`,
                          )}
                        </dl>`
                  }
                </section>`,
            )}
            <form method="post" action="/return/review">
              <p class="buttons"><button class="go big" type="submit">Continue to summary</button></p>
            </form>
          </div>`,
      );
    },

    summary(entered: Entered, missing: boolean) {
      const { income, deductions, withheld, due, result } = assess(entered);
      const row = (label: string, amount: number) =>
        html`<tr>
          <th scope="row">${label}</th>
          <td data-beside="mask">${euro(amount)}</td>
        </tr>`;
      return answer(
        'Summary',
        '/return/personal',
        html`${trail('/return/summary')}
          <div class="return">
            <p class="eyebrow" data-beside="show">Step 6 of ${TRAIL.length}</p>
            <h1>Summary</h1>
            <p class="lead" data-beside="show">
              This is a calculation. The assessment you receive later is what counts.
            </p>
            <table class="sum">
              <caption class="sr">
                Your 2025 income tax
              </caption>
              <tbody>
                ${row('Income', income)}${row('Deductions', deductions)}${row('Tax due', due)}${row('Already withheld', withheld)}
              </tbody>
              <tfoot>
                ${row(result >= 0 ? 'You get back' : 'You pay', Math.abs(result))}
              </tfoot>
            </table>
            <form method="post" action="/return/submit" novalidate>
              ${missing && html`<p class="error" role="alert">Tick the box to declare that your answers are complete.</p>`}
              <input type="hidden" name="_boxes" value="declared" />
              ${renderField({ kind: 'check', name: 'declared', label: 'Declaration', text: 'I declare that my answers are complete and true', required: true }, entered)}
              <p class="buttons">
                <button class="go big" type="submit">Submit my return</button
                ><a class="quiet" href="/return/review">Back to review</a>
              </p>
            </form>
          </div>`,
      );
    },

    done: (reference: string) =>
      answer(
        'Return received',
        '/return/personal',
        html`<div class="return receipt">
          <h1>We have received your return</h1>
          <p class="lead" data-beside="show">
            You do not have to do anything else. You hear from us before 1 July 2026.
          </p>
          <p>Reference <strong data-beside="mask">${reference}</strong></p>
          <p class="buttons"><a class="quiet" href="/">Back to the home page</a></p>
        </div>`,
      ),

    signIn: (failed: boolean, entered: Entered) =>
      answer(
        'Sign in',
        '/mailbox',
        html`<form class="return narrow" method="post" action="/mailbox" novalidate>
          <h1>Sign in to your mailbox</h1>
          <p class="lead" data-beside="show">Use the user name and password of your Norland account.</p>
          ${failed && html`<p class="error" role="alert">Enter your user name and your password.</p>`}
          ${renderField({ kind: 'text', name: 'userName', label: 'User name', autocomplete: 'username', required: true }, entered)}
          ${renderField({ kind: 'password', name: 'password', label: 'Password', autocomplete: 'current-password', required: true }, entered)}
          <p class="buttons"><button class="go" type="submit">Sign in</button></p>
        </form>`,
      ),

    mailbox: (userName: string) =>
      answer(
        'My mailbox',
        '/mailbox',
        html`<div class="return">
          <h1>My mailbox</h1>
          <p class="lead">Signed in as <span data-beside="mask">${userName}</span>.</p>
          <ul class="letters">
            ${[
              ['12 Mar 2026', 'Your 2025 return is ready to check'],
              ['4 Nov 2025', 'Final assessment income tax 2024'],
              ['18 Jan 2025', 'Provisional assessment 2025'],
              ['30 Aug 2024', 'Decision on your objection'],
            ].map(
              ([date, subject]) =>
                html`<li><span class="date">${date}</span><span data-beside="mask">${subject}</span></li>`,
            )}
          </ul>
          <form method="post" action="/sign-out">
            <p class="buttons"><button class="quiet" type="submit">Sign out</button></p>
          </form>
        </div>`,
      ),

    help: () =>
      answer(
        'Help',
        '/help',
        html`<div class="return" data-beside="show">
          <h1>Help with your return</h1>
          <p class="lead">
            The questions we hear most. Not here? Chat with us, or call 0800 0543 and show the agent your page.
          </p>
          <p class="buttons"><a class="quiet" href="tel:08000543" data-beside-call="0800 0543">Call us</a></p>
          ${[
            [
              'need',
              'What do I need to start?',
              'Your citizen service number, the annual statement of your employer or benefits agency, and your bank statements of 1 January.',
            ],
            [
              'save',
              'Can I stop and go on later?',
              'Yes. What you entered is kept until you submit, also when you close the page.',
            ],
            ['address', 'I moved. What now?', 'Tell your municipality. We receive your new address within five days.'],
            ['parts', 'Can I pay in parts?', 'Yes, up to twelve months. Below € 1,000 we charge no interest.'],
            [
              'share',
              'Is it safe to show an agent my page?',
              'The agent sees only this page, never your passwords, numbers or other tabs, and you can stop at any moment.',
            ],
          ].map(
            ([id, question, reply]) =>
              html`<details id="${id}">
                <summary>${question}</summary>
                <p>${reply}</p>
              </details>`,
          )}
        </div>`,
      ),
  };
}
