import type { Entered } from '../kit/site';

export interface BankCustomer {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** The id of the customer's record in the CRM. */
  readonly contact: string;
}

const DAAN: BankCustomer = {
  name: 'Daan Vermeer',
  email: 'daan.vermeer@example.com',
  phone: '06 8765 4321',
  contact: 'c0000000-7a11-4b1e-8d52-7e0b55aa0001',
};

/** She is also on the phone with the bank; see the scripted conversations. */
const RUTH: BankCustomer = {
  name: 'Ruth Adeyemi',
  email: 'ruth.adeyemi@example.com',
  phone: '+44 20 7946 0321',
  contact: 'c0000000-3a6b-4b1e-8d52-7e0b55aa2103',
};

export const CUSTOMERS = [DAAN, RUTH] as const;

/** Who is signed in for this visitor: Daan, until somebody else is. */
export const customerIn = (entered: Entered): BankCustomer =>
  CUSTOMERS.find(({ name }) => name === entered.get('signedIn')) ?? DAAN;

/** What the bank has on file of a customer: all that a visitor has entered when they sign in. */
export const onFile = ({ name, email, phone }: BankCustomer): Entered =>
  new Map(
    Object.entries({
      signedIn: name,
      displayName: name,
      email,
      phone,
      language: 'English',
      limit: '2500',
      warnBelow: '250',
      statements: 'In the app',
      when: '2026-11-23',
    }),
  );
