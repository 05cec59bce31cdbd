import { createSeeded, type Seeded } from '../kit/seeded';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly iban: string;
  readonly balance: number;
}

export interface Entry {
  readonly date: Date;
  readonly who: string;
  readonly what: string;
  readonly counterIban: string;
  /** In cents; negative = paid. */
  readonly amount: number;
  readonly balance: number;
}

export const ACCOUNTS: readonly Account[] = [
  { id: 'current', name: 'Current account', iban: 'NL02 MERI 0123 4567 89', balance: 384_217 },
  { id: 'savings', name: 'Savings account', iban: 'NL57 MERI 0987 6543 21', balance: 2_148_000 },
  { id: 'joint', name: 'Joint household', iban: 'NL20 MERI 0300 0652 64', balance: 117_450 },
];

export const STATEMENT_ROWS = 1000; // long enough that scrolling and capturing it means something
export const ALL_ROWS = 10_000; // what a browser can just still show in one table without a struggle
const DAY_MS = 86_400_000;
const LAST_DAY = Date.UTC(2026, 10, 20);
const STATEMENT_SEED = 2026;

type Kind = readonly [who: string, what: string, low: number, high: number];
const KINDS: readonly [Kind, ...Kind[]] = [
  ['Market Hall Groceries', 'Card payment', -9_400, -850],
  ['Nordrail', 'Train ticket', -6_200, -420],
  ['Café Lumen', 'Card payment', -2_450, -310],
  ['Bright Energy', 'Direct debit · electricity', -18_900, -11_200],
  ['Waterland Utilities', 'Direct debit · water', -3_900, -2_100],
  ['Daan Vermeer', 'Shared expenses', -12_000, 12_000],
  ['Parkside Pharmacy', 'Card payment', -4_800, -620],
  ['Streamly', 'Subscription', -1_499, -999],
  ['Cinema Aurora', 'Card payment', -3_600, -1_150],
  ['City of Norhaven', 'Parking permit', -4_150, -4_150],
  ['Meridian Insurance', 'Direct debit · home cover', -2_780, -2_780],
];

const SALARY: Kind = ['Harbour Logistics B.V.', 'Salary', 268_400, 268_400];
const ENTRIES_A_MONTH = 90;

const iban = (chance: Seeded) =>
  `NL${String(Math.floor(chance.between(10, 99)))} MERI 0${String(Math.floor(chance.between(1e8, 1e9)))}`;

/** The newest entries of an account, newest first; the same on every run. */
export function statementOf(account: Account, rows = STATEMENT_ROWS): readonly Entry[] {
  const chance = createSeeded(STATEMENT_SEED + account.id.length);
  let balance = account.balance;
  return Array.from({ length: rows }, (_, at) => {
    const [who, what, low, high] = at % ENTRIES_A_MONTH === 8 ? SALARY : chance.pick(KINDS);
    const amount = Math.round(chance.between(low, high));
    const entry = {
      date: new Date(LAST_DAY - Math.floor(at / 3) * DAY_MS),
      who,
      what,
      counterIban: iban(chance),
      amount,
      balance,
    };
    balance -= amount;
    return entry;
  });
}

export interface LoanOffer {
  readonly id: string;
  readonly name: string;
  readonly rate: number;
  readonly years: number;
  readonly monthly: number;
  readonly for: string;
}

const MONTHS_A_YEAR = 12;

/** An annuity in cents. */
export const monthlyPayment = (cents: number, yearlyPercent: number, years: number): number => {
  const rate = yearlyPercent / 100 / MONTHS_A_YEAR;
  return Math.round((cents * rate) / (1 - (1 + rate) ** (-years * MONTHS_A_YEAR)));
};

const LOAN_CENTS = 25_000_000;
export const LOAN_OFFERS: readonly LoanOffer[] = [
  {
    id: 'steady',
    name: 'Steady 20',
    rate: 3.85,
    years: 20,
    monthly: monthlyPayment(LOAN_CENTS, 3.85, 20),
    for: 'The rate is fixed to the last month.',
  },
  {
    id: 'flex',
    name: 'Flex 10',
    rate: 3.49,
    years: 10,
    monthly: monthlyPayment(LOAN_CENTS, 3.49, 10),
    for: 'Repay early whenever you like, at no cost.',
  },
  {
    id: 'start',
    name: 'Starter 30',
    rate: 4.1,
    years: 30,
    monthly: monthlyPayment(LOAN_CENTS, 4.1, 30),
    for: 'The lowest monthly amount for a first home.',
  },
];
