import type { Session } from '@beside/protocol';
import type { Random } from '../platform';
import { drawDigits } from './draw-digits';
import { pinHash, type Pepper } from './pin-hash';
import type { GuessBudget } from './guess-budget';
import { invitationPool, type PinStore } from './pin-store';

/** With a few hundred PINs kept of 1e8 even a second draw is rare. */
const MAX_DRAWS = 8;

interface Parts {
  readonly pins: PinStore;
  readonly guesses: GuessBudget;
  readonly pepper: Pepper;
  readonly random: Random;
}

/** @param isRenewed the invitation had a PIN before */
export type IssuePin = (
  session: Extract<Session, { state: 'invited' }>,
  isRenewed: boolean,
  now: number,
) => Promise<string>;

/** A new PIN for the session, valid as long as its invitation; the session's earlier PINs are dead then. PIN-1 PIN-2 */
export function createPinIssuer({ pins, guesses, pepper, random }: Parts): IssuePin {
  return async ({ company, id: session, until }, isRenewed, now) => {
    const digits = await guesses.digits(company, isRenewed);
    for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
      const pin = drawDigits(digits, random);
      const key = pinHash(pepper, company, pin);
      const anywhere = pinHash(pepper, pin);
      const use = { state: 'waiting' } as const;
      const pool = invitationPool(digits);
      const record = { key, anywhere, company, pool, session, issuedAt: now, until, use };
      if (!(await pins.reserve(record))) continue;
      await pins.kill(company, session, record);
      return pin;
    }
    throw new Error('no free PIN found');
  };
}
