import type { Company } from '../../companies';
import { html, tight, type Markup } from '../../web/html';
import { boxNames, renderField, type Field } from '../kit/field';
import { createLayout } from '../kit/layout';
import { day, euro } from '../kit/money';
import type { Entered, SiteOptions } from '../kit/site';
import { CUSTOMERS, type BankCustomer } from './customers';
import {
  ACCOUNTS,
  ALL_ROWS,
  LOAN_OFFERS,
  STATEMENT_ROWS,
  statementOf,
  type Account,
  type Entry,
  type LoanOffer,
} from './ledger';

const LOGO = html`<svg class="logo" viewBox="0 0 40 40" aria-hidden="true">
  <circle cx="20" cy="20" r="20" fill="currentColor" />
  <path d="M20 6v28M8 20h24" stroke="#fff" stroke-width="1.6" />
  <ellipse cx="20" cy="20" rx="7" ry="14" fill="none" stroke="#fff" stroke-width="1.6" />
</svg>`;

export const TRANSFER_FIELDS: readonly Field[] = [
  { kind: 'choice', name: 'from', label: 'From account', options: ACCOUNTS.map(({ name }) => name), required: true },
  { kind: 'text', name: 'payee', label: 'Name of the payee', required: true },
  {
    kind: 'text',
    name: 'payeeIban',
    label: 'IBAN of the payee',
    hint: 'For example NL00 BANK 0123 4567 89',
    required: true,
  },
  { kind: 'money', name: 'amount', label: 'Amount', width: 'middle', required: true },
  { kind: 'date', name: 'when', label: 'On which day', width: 'middle' },
  { kind: 'text', name: 'reference', label: 'Reference' },
  { kind: 'check', name: 'instant', label: 'Speed', text: 'Send at once (instant payment)' },
];

export const SETTING_FIELDS: readonly Field[] = [
  { kind: 'text', name: 'displayName', label: 'Name', autocomplete: 'name', required: true },
  { kind: 'email', name: 'email', label: 'E-mail', autocomplete: 'email', required: true },
  { kind: 'tel', name: 'phone', label: 'Mobile phone', autocomplete: 'tel', width: 'middle' },
  { kind: 'choice', name: 'language', label: 'Language', options: ['English', 'Nederlands', 'Deutsch', 'Français'] },
  { kind: 'number', name: 'limit', label: 'Daily limit in euro', min: '0', max: '50000', step: '50', width: 'short' },
  {
    kind: 'range',
    name: 'warnBelow',
    label: 'Warn me when my balance is below',
    hint: 'Between € 0 and € 1,000',
    min: '0',
    max: '1000',
    step: '50',
  },
  { kind: 'radio', name: 'statements', label: 'Statements', options: ['In the app', 'By e-mail', 'By post'] },
  { kind: 'check', name: 'offers', label: 'Offers', text: 'Tell me about offers that fit my accounts' },
];

const SIGN_IN_FIELD: Field = {
  ...{ kind: 'radio', name: 'signedIn', label: 'Who are you?' },
  options: CUSTOMERS.map(({ name }) => name),
};

export function createBankPages(company: Company, options: SiteOptions, customer: BankCustomer) {
  const layout = createLayout(company, options, {
    stylesheet: 'bank.css',
    logo: LOGO,
    nav: [
      ['/', 'Accounts'],
      ['/transfer', 'Transfer'],
      ['/loans', 'Loans'],
      ['/settings', 'Settings'],
    ],
    footer: html`<p>
        Meridian Bank N.V. · Deposits are guaranteed up to € 100,000 · Service line +31 20 555 0170, day and night
      </p>
      <p>Signed in as <span data-beside="mask">${customer.name}</span>. <a href="/sign-in">Somebody else?</a></p>`,
    customer: customer.name,
    contact: customer.contact,
    greeting: 'Welcome to Meridian Bank. Tell us what you are looking for, we are happy to help.',
  });
  const answer = (title: string, current: string, main: Markup) => ({ show: layout({ title, current, main }) });
  const amount = (cents: number) =>
    html`<span class="${cents < 0 ? 'out' : 'in'}" data-beside="mask">${cents > 0 && '+'}${euro(cents)}</span>`;

  /** Without room between the cells: ten thousand rows count. */
  const row = (entry: Entry) =>
    tight(
      html`<tr>
        <td>${day(entry.date)}</td>
        <td>${entry.who}</td>
        <td>${entry.what}</td>
        <td class="iban">${entry.counterIban}</td>
        <td class="number">${amount(entry.amount)}</td>
        <td class="number">${euro(entry.balance)}</td>
      </tr>`,
    );

  return {
    dashboard: () =>
      answer(
        'Accounts',
        '/',
        html`<div class="page-head">
            <h1>Good morning, <span data-beside="mask">${customer.name.split(' ')[0]}</span></h1>
            <p class="lead" data-beside="show">Your accounts on ${day(new Date(Date.UTC(2026, 10, 20)))}</p>
          </div>
          <ul class="accounts">
            ${ACCOUNTS.map(
              ({ id, name, iban, balance }) =>
                html`<li>
                  <a href="/accounts/${id}">
                    <span class="name">${name}</span>
                    <span class="iban" data-beside="mask">${iban}</span>
                    <span class="balance" data-beside="mask">${euro(balance)}</span>
                  </a>
                </li>`,
            )}
          </ul>
          <div class="columns">
            <section class="panel">
              <h2>Latest</h2>
              <ul class="latest">
                ${statementOf(ACCOUNTS[0] as Account)
                  .slice(0, 6)
                  .map(
                    (entry) =>
                      html`<li>
                        <span class="what"
                          ><strong data-beside="mask">${entry.who}</strong><span>${entry.what}</span></span
                        >
                        ${amount(entry.amount)}
                      </li>`,
                  )}
              </ul>
              <a href="/accounts/current">All transactions</a>
            </section>
            <section class="panel offer">
              <h2>A home of your own?</h2>
              <p data-beside="show">Compare three home loans from 3.49 % and see at once what you pay each month.</p>
              <a class="button" href="/loans">See the offers</a>
            </section>
          </div>`,
      ),

    /** @param all ten years in one table instead of the last one */
    statement(account: Account, all: boolean) {
      const entries = statementOf(account, all ? ALL_ROWS : STATEMENT_ROWS);
      return answer(
        account.name,
        '/',
        html`<div class="page-head">
            <p><a href="/">All accounts</a></p>
            <h1>${account.name}</h1>
            <p class="lead">
              <span data-beside="mask">${account.iban}</span> · balance
              <strong data-beside="mask">${euro(account.balance)}</strong>
            </p>
            ${
              all
                ? renderField({ kind: 'text', name: 'find', label: 'Find in these transactions' }, new Map())
                : html`<p><a href="/accounts/${account.id}/all">All ${ALL_ROWS} transactions</a></p>`
            }
          </div>
          <div class="table-wrap" tabindex="0" role="region" aria-label="Transactions">
            <table class="statement">
              <caption>
                ${entries.length} transactions
              </caption>
              <thead>
                <tr>
                  <th scope="col">Date</th>
                  <th scope="col">Name</th>
                  <th scope="col">Details</th>
                  <th scope="col">IBAN</th>
                  <th scope="col" class="number">Amount</th>
                  <th scope="col" class="number">Balance</th>
                </tr>
              </thead>
              <tbody>
                ${entries.map(row)}
              </tbody>
            </table>
          </div>`,
      );
    },

    transfer: (entered: Entered, missing: boolean) =>
      answer(
        'Transfer',
        '/transfer',
        html`<form class="panel form" method="post" action="/transfer" novalidate>
          <h1>Transfer money</h1>
          <p class="lead" data-beside="show">You check everything on the next page before anything is sent.</p>
          ${missing && html`<p class="error" role="alert">Fill in the account, the payee, the IBAN and the amount.</p>`}
          ${boxNames(TRANSFER_FIELDS)} ${TRANSFER_FIELDS.map((field) => renderField(field, entered))}
          <p class="buttons"><button class="button" type="submit">Check transfer</button></p>
        </form>`,
      ),

    confirm: (entered: Entered) =>
      answer(
        'Check transfer',
        '/transfer',
        html`<form class="panel form" method="post" action="/transfer/send">
          <h1>Check your transfer</h1>
          <dl class="answers">
            ${TRANSFER_FIELDS.filter(({ name }) => entered.get(name)).map(
              ({ name, label }) =>
                html`<div>
                  <dt>${label}</dt>
                  <dd data-beside="mask">${entered.get(name)}</dd>
                </div>`,
            )}
          </dl>
          <p class="buttons">
            <button class="button" type="submit">
              Send <span data-beside="mask">€ ${entered.get('amount')}</span>
            </button>
            <a href="/transfer">Change</a>
          </p>
        </form>`,
      ),

    sent: () =>
      answer(
        'Transfer sent',
        '/transfer',
        html`<div class="panel form good">
          <h1>Your transfer is on its way</h1>
          <p class="lead" data-beside="show">You find it in your transactions in a moment.</p>
          <p class="buttons"><a class="button" href="/">Back to accounts</a></p>
        </div>`,
      ),

    loans: (chosen: string | undefined) =>
      answer(
        'Home loans',
        '/loans',
        html`<div class="page-head">
            <h1>Three loans for your home</h1>
            <p class="lead" data-beside="show">For € 250,000. Choose one and we keep the rate for you for 30 days.</p>
          </div>
          <form method="post" action="/loans">
            <ul class="offers">
              ${LOAN_OFFERS.map(
                (offer) =>
                  html`<li class="panel ${chosen === offer.id && 'chosen'}">
                    <h2>${offer.name}</h2>
                    <p class="rate" data-beside="show">
                      ${offer.rate.toFixed(2)} %<span>fixed for ${offer.years} years</span>
                    </p>
                    <p data-beside="show">${offer.for}</p>
                    <p class="monthly"><strong data-beside="mask">${euro(offer.monthly)}</strong> a month</p>
                    <button class="button" name="loan" value="${offer.id}">Choose ${offer.name}</button>
                  </li>`,
              )}
            </ul>
          </form>`,
      ),

    chosen: (offer: LoanOffer) =>
      answer(
        'Your offer',
        '/loans',
        html`<div class="panel form good">
          <h1>${offer.name} is kept for you</h1>
          <p class="lead" data-beside="show">
            A rate of ${offer.rate.toFixed(2)} % until ${day(new Date(Date.UTC(2026, 11, 20)))}.
          </p>
          <p>Each month you pay <strong data-beside="mask">${euro(offer.monthly)}</strong>.</p>
          <p class="buttons"><a class="button" href="/">Back to accounts</a> <a href="/loans">Compare again</a></p>
        </div>`,
      ),

    signIn: (entered: Entered) =>
      answer(
        'Sign in',
        '/sign-in',
        html`<form class="panel form" method="post" action="/sign-in">
          <h1>Sign in</h1>
          <p class="lead" data-beside="show">In this demonstration a name is enough.</p>
          ${renderField(SIGN_IN_FIELD, entered)}
          <p class="buttons"><button class="button" type="submit">Sign in</button></p>
        </form>`,
      ),

    settings: (entered: Entered, saved: boolean) =>
      answer(
        'Settings',
        '/settings',
        html`<form class="panel form" method="post" action="/settings" novalidate>
          <h1>Settings</h1>
          ${saved && html`<p class="saved" role="status">Your settings are saved.</p>`} ${boxNames(SETTING_FIELDS)}
          ${SETTING_FIELDS.map((field) => renderField(field, entered))}
          ${renderField({ kind: 'password', name: 'newPassword', label: 'New password', autocomplete: 'new-password' }, entered)}
          <p class="buttons"><button class="button" type="submit">Save</button></p>
        </form>`,
      ),
  };
}
