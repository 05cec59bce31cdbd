import { AGENT_PIN_DIGITS, type Session } from '@beside/protocol';
import type { Random } from '../platform';
import { drawDigits } from './draw-digits';
import { pinHash, type Pepper } from './pin-hash';
import type { PinStore } from './pin-store';

/** With a few hundred PINs kept of 1e8 even a second draw is rare. */
const MAX_DRAWS = 8;

export type IssuePin = (session: Extract<Session, { state: 'invited' }>, now: number) => Promise<string>;

/** A new PIN for the session, valid as long as its invitation; the session's earlier PINs are dead then. PIN-1 PIN-2 */
export function createPinIssuer(pins: PinStore, pepper: Pepper, random: Random): IssuePin {
  return async ({ company, id: session, until }, now) => {
    for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
      const pin = drawDigits(AGENT_PIN_DIGITS, random);
      const key = pinHash(pepper, company, pin);
      const anywhere = pinHash(pepper, pin);
      const record = { key, anywhere, company, session, issuedAt: now, until, use: { state: 'waiting' } } as const;
      if (!(await pins.reserve(record))) continue;
      await pins.kill(company, session, record);
      return pin;
    }
    throw new Error('no free PIN found');
  };
}
