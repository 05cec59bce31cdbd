import {
  AGENT_PIN_DIGITS,
  LONG_PIN_DIGITS,
  accept,
  agreeVersion,
  digitsOf,
  refuse,
  transition,
  type Outcome,
  type PinRefusal,
  type Session,
  type Versions,
} from '@beside/protocol';
import type { Refusals } from '../audit/refusals';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/settings';
import type { Clock, Random } from '../platform';
import type { FindBusy } from '../sessions/busy-agent';
import type { ChangeSession } from '../sessions/change-session';
import type { Participant, ParticipantStore } from '../sessions/participant-store';
import type { SessionStore } from '../sessions/session-store';
import { uuidV7 } from '../sessions/uuid-v7';
import type { Attempt, GuessBudget } from './guess-budget';
import { pinHash, type Pepper } from './pin-hash';
import type { PinStore, StoredPin } from './pin-store';
import { wrongCustomer, type Holder } from './wrong-customer';

export interface Redeeming extends Holder {
  readonly company: Company;
  readonly origin: string;
  /** Who calls, as a keyed hash. */
  readonly source: string;
  /** As it was typed. */
  readonly pin: string;
  readonly jkt: string;
  readonly versions: Versions;
}

export interface Redeemed {
  readonly participant: Participant;
  readonly session: Session;
  /** False when the answer was given before. */
  readonly isFirst: boolean;
}

interface Parts {
  readonly pins: PinStore;
  readonly sessions: SessionStore;
  readonly participants: ParticipantStore;
  readonly refusals: Refusals;
  readonly guesses: GuessBudget;
  readonly change: ChangeSession;
  readonly findBusy: FindBusy;
  readonly pepper: Pepper;
  readonly clock: Clock;
  readonly random: Random;
}

type Refused = { readonly ok: false; readonly reason: PinRefusal };

/**
 * Turns a PIN into the customer's participant. Whatever is wrong with the PIN, the caller hears `pin/invalid` and nothing else, and so
 * does one that has been wrong too often, whatever it says; the audit of the page's company learns the class. The same key may ask
 * again for what it has redeemed (a lost answer). A PIN that is not the caller's stays good for whose it is. PIN-3 PIN-5 PIN-6 PIN-9 PIN-10
 */
export function createPinRedeemer(parts: Parts): (redeeming: Redeeming) => Promise<Outcome<Redeemed>> {
  const { pins, sessions, participants, refusals, guesses, change, findBusy, pepper, clock, random } = parts;

  /** Both hashes are always made and looked up: a refusal takes the same path whatever its reason. */
  async function find({ company, pin: typed }: Redeeming): Promise<{ ok: true; pin: StoredPin } | Refused> {
    const digits = digitsOf(typed);
    const pin = await pins.find(pinHash(pepper, company.id, digits));
    const elsewhere = await pins.liveElsewhere(pinHash(pepper, digits), company.id, clock());
    if (pin) return { ok: true, pin };
    if (digits.length !== AGENT_PIN_DIGITS && digits.length !== LONG_PIN_DIGITS)
      return { ok: false, reason: 'malformed' };
    return { ok: false, reason: elsewhere ? 'wrong-company' : 'unknown' };
  }

  /** The participant this PIN belongs to now: a new one, or the one that the same key made before. */
  async function spend(pin: StoredPin, jkt: string): Promise<{ ok: true; participant: string } | Refused> {
    if (pin.use.state === 'spent') {
      if (pin.use.jkt !== jkt || pin.until <= clock()) return { ok: false, reason: 'used' };
      return { ok: true, participant: pin.use.participant };
    }
    if (pin.use.state === 'dead' || pin.until <= clock()) return { ok: false, reason: 'expired' };
    const participant = uuidV7(clock(), random);
    if (await pins.spend(pin.key, pin.etag, { jkt, participant })) return { ok: true, participant };
    const again = await pins.find(pin.key);
    return again && again.use.state !== 'waiting' ? spend(again, jkt) : { ok: false, reason: 'used' };
  }

  /** Who is held back takes the same steps, up to here. */
  async function redeem(redeeming: Redeeming, { isHeard, wrongBefore }: Attempt): Promise<Outcome<Redeemed> | Refused> {
    const { company, origin, jkt, versions } = redeeming;
    const found = await find(redeeming);
    if (!isHeard) return { ok: false, reason: 'too-many' };
    if (!found.ok) return found;
    const { pin } = found;

    if (pin.use.state === 'waiting' && pin.until > clock()) {
      const stored = await sessions.get(company.id, pin.session);
      if (!stored) return { ok: false, reason: 'expired' };
      const wrong = wrongCustomer(stored.session, redeeming, settingsOf(company).customerIdentity);
      if (wrong) return { ok: false, reason: wrong };
      if (agreeVersion(stored.session.viewerVersions, versions) === null) return refuse('session/version');
      const busy = await findBusy(company.id, stored.session.agent.id);
      if (busy && busy.id !== pin.session) return refuse('session/agent-busy');
    }

    const spent = await spend(pin, jkt);
    if (!spent.ok) return spent;
    const participant: Participant = {
      id: spent.participant,
      company: company.id,
      session: pin.session,
      role: 'customer',
      jkt,
      connection: null,
    };
    await participants.create(participant);
    const changed = await change(company.id, pin.session, (session, now) =>
      isMine(session, participant.id)
        ? { ok: true, session, audit: [] }
        : transition(
            session,
            { type: 'redeem', participant: participant.id, origin, versions, wrongPins: wrongBefore },
            now,
          ),
    );
    if (changed.ok) return accept({ participant, session: changed.value, isFirst: pin.use.state === 'waiting' });
    if (changed.code === 'session/ended') return { ok: false, reason: pin.use.state === 'spent' ? 'used' : 'expired' };
    if (changed.code === 'session/wrong-state') return { ok: false, reason: 'used' };
    return changed;
  }

  return async (redeeming) => {
    const { company, source, pin } = redeeming;
    const attempt = await guesses.attempt(company.id, source, digitsOf(pin));
    const redeemed = await redeem(redeeming, attempt);
    if ('reason' in redeemed) {
      await refusals.note(company.id, redeemed.reason, redeeming.origin);
      return refuse('pin/invalid');
    }
    await attempt.forgive(redeemed.ok && redeemed.value.isFirst);
    return redeemed;
  };
}

function isMine(session: Session, participant: string): boolean {
  if (session.state === 'invited' || session.state === 'ended') return false;
  return session.participant === participant;
}
