import type { Field } from '../kit/field';

export interface Section {
  readonly title: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
}

export interface Step {
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly Section[];
}

const money = (name: string, label: string, hint?: string): Field => ({
  kind: 'money',
  name,
  label,
  width: 'middle',
  ...(hint ? { hint } : {}),
});

/** The pages of the return, in order. Income is long on purpose: its green button is far below the fold. */
export const STEPS: readonly Step[] = [
  {
    path: '/return/personal',
    title: 'Personal details',
    lead: 'We filled in what we already know. Check it and change what is not right.',
    sections: [
      {
        title: 'About you',
        fields: [
          {
            kind: 'radio',
            name: 'salutation',
            label: 'How should we address you?',
            options: ['Ms', 'Mr', 'By name only'],
          },
          { kind: 'text', name: 'firstName', label: 'First names', autocomplete: 'given-name', required: true },
          { kind: 'text', name: 'lastName', label: 'Last name', autocomplete: 'family-name', required: true },
          {
            kind: 'date',
            name: 'birthDate',
            label: 'Date of birth',
            autocomplete: 'bday',
            width: 'middle',
            required: true,
          },
          {
            kind: 'text',
            name: 'bsn',
            label: 'Citizen service number (BSN)',
            hint: 'Nine digits, on your passport or identity card.',
            inputmode: 'numeric',
            width: 'middle',
            required: true,
          },
        ],
      },
      {
        title: 'Where we reach you',
        fields: [
          { kind: 'text', name: 'street', label: 'Street and number', autocomplete: 'street-address', required: true },
          {
            kind: 'text',
            name: 'postcode',
            label: 'Postcode',
            autocomplete: 'postal-code',
            width: 'short',
            required: true,
          },
          { kind: 'text', name: 'city', label: 'Town', autocomplete: 'address-level2', required: true },
          { kind: 'email', name: 'email', label: 'E-mail', autocomplete: 'email' },
          { kind: 'tel', name: 'phone', label: 'Phone', autocomplete: 'tel', width: 'middle' },
        ],
      },
      {
        title: 'Your account',
        intro: 'A refund goes to this account within six weeks.',
        fields: [
          { kind: 'text', name: 'iban', label: 'IBAN', required: true },
          {
            kind: 'choice',
            name: 'maritalStatus',
            label: 'Situation on 31 December',
            options: ['Single', 'Married', 'Registered partnership', 'Living together', 'Widowed'],
          },
          { kind: 'check', name: 'paperless', label: 'Post', text: 'Send letters to my online mailbox only' },
        ],
      },
    ],
  },
  {
    path: '/return/income',
    title: 'Income',
    lead: 'Enter what you received in 2025. Leave empty what does not apply to you.',
    sections: [
      {
        title: 'Work in employment',
        intro: 'You find these amounts on the annual statement of your employer.',
        fields: [
          { kind: 'text', name: 'employer', label: 'Employer' },
          money('wages', 'Gross wages', 'Box 1 of the annual statement.'),
          money('wageTax', 'Wage tax withheld', 'Box 2 of the annual statement.'),
          {
            kind: 'number',
            name: 'monthsWorked',
            label: 'Months worked',
            min: '0',
            max: '12',
            step: '1',
            width: 'short',
          },
          {
            kind: 'radio',
            name: 'companyCar',
            label: 'Did you have a company car?',
            options: ['No', 'Yes, also for private trips', 'Yes, for work only'],
          },
        ],
      },
      {
        title: 'A second employer',
        fields: [
          { kind: 'text', name: 'employer2', label: 'Employer' },
          money('wages2', 'Gross wages'),
          money('wageTax2', 'Wage tax withheld'),
        ],
      },
      {
        title: 'Pension and benefits',
        fields: [
          {
            kind: 'choice',
            name: 'benefitKind',
            label: 'Kind of benefit',
            options: [
              'None',
              'State pension',
              'Company pension',
              'Unemployment benefit',
              'Sickness benefit',
              'Disability benefit',
            ],
          },
          money('benefit', 'Amount received'),
          money('benefitTax', 'Tax withheld'),
        ],
      },
      {
        title: 'Own business',
        fields: [
          { kind: 'check', name: 'selfEmployed', label: 'Own business', text: 'I was self-employed in 2025' },
          money('turnover', 'Turnover'),
          money('costs', 'Business costs'),
          {
            kind: 'number',
            name: 'hours',
            label: 'Hours spent on the business',
            min: '0',
            max: '5000',
            step: '1',
            width: 'short',
          },
        ],
      },
      {
        title: 'Savings and investments',
        intro: 'The value on 1 January 2025, of all accounts together.',
        fields: [
          money('savings', 'Bank and savings accounts'),
          money('shares', 'Shares, bonds and funds'),
          money('crypto', 'Crypto assets'),
          money('loansGiven', 'Money you lent to others'),
          { kind: 'radio', name: 'foreignAccounts', label: 'Is any of it held abroad?', options: ['No', 'Yes'] },
        ],
      },
      {
        title: 'Home',
        fields: [
          {
            kind: 'radio',
            name: 'home',
            label: 'Do you own the home you live in?',
            options: ['Yes', 'No, I rent', 'No, I live with others'],
          },
          money('homeValue', 'Assessed value (WOZ)'),
          money('mortgageInterest', 'Mortgage interest paid'),
          { kind: 'date', name: 'mortgageStart', label: 'Start of the mortgage', width: 'middle' },
        ],
      },
      {
        title: 'Other income',
        fields: [
          money('alimony', 'Alimony received'),
          money('sideJobs', 'Side jobs and tips'),
          money('rentIncome', 'Rent received'),
          { kind: 'area', name: 'incomeRemarks', label: 'Anything we should know about your income?' },
        ],
      },
    ],
  },
  {
    path: '/return/deductions',
    title: 'Deductions',
    lead: 'These amounts lower your tax.',
    sections: [
      {
        title: 'Gifts',
        fields: [
          money('gifts', 'Gifts to registered charities'),
          { kind: 'text', name: 'charity', label: 'Which charity?', hint: 'The name, or its registration number.' },
        ],
      },
      {
        title: 'Health',
        fields: [
          money('medicalCosts', 'Medical costs not paid by your insurer'),
          money('travelHospital', 'Travel to hospital'),
          { kind: 'check', name: 'diet', label: 'Diet', text: 'I follow a diet on prescription' },
        ],
      },
      {
        title: 'Study and children',
        fields: [
          money('studyCosts', 'Study costs'),
          {
            kind: 'number',
            name: 'children',
            label: 'Children under 18 at home',
            min: '0',
            max: '15',
            step: '1',
            width: 'short',
          },
          {
            kind: 'range',
            name: 'childcareShare',
            label: 'Days of childcare each week',
            min: '0',
            max: '5',
            step: '1',
          },
        ],
      },
    ],
  },
  {
    path: '/return/uploads',
    title: 'Documents',
    lead: 'Add what supports your return. PDF, JPEG or PNG, up to 5 MB each.',
    sections: [
      {
        title: 'Your documents',
        fields: [
          {
            kind: 'file',
            name: 'annualStatement',
            label: 'Annual statement of your employer',
            accept: '.pdf,.jpg,.jpeg,.png',
          },
          { kind: 'file', name: 'mortgageStatement', label: 'Mortgage statement', accept: '.pdf,.jpg,.jpeg,.png' },
          { kind: 'file', name: 'receipts', label: 'Receipts', accept: '.pdf,.jpg,.jpeg,.png', multiple: true },
          { kind: 'area', name: 'documentRemarks', label: 'Remarks about your documents' },
        ],
      },
    ],
  },
];
