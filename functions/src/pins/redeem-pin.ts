import {
  AGENT_PIN_DIGITS,
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
import type { Clock, Random } from '../platform';
import type { ChangeSession } from '../sessions/change-session';
import type { Participant, ParticipantStore } from '../sessions/participant-store';
import type { SessionStore } from '../sessions/session-store';
import { uuidV7 } from '../sessions/uuid-v7';
import { pinHash, type Pepper } from './pin-hash';
import type { PinStore, StoredPin } from './pin-store';

export interface Redeeming {
  readonly company: Company;
  readonly origin: string;
  /** As it was typed. */
  readonly pin: string;
  readonly jkt: string;
  readonly versions: Versions;
}

export type Redeemed = { readonly participant: Participant; readonly session: Session };

interface Parts {
  readonly pins: PinStore;
  readonly sessions: SessionStore;
  readonly participants: ParticipantStore;
  readonly refusals: Refusals;
  readonly change: ChangeSession;
  readonly pepper: Pepper;
  readonly clock: Clock;
  readonly random: Random;
}

type Refused = { readonly ok: false; readonly reason: PinRefusal };

/**
 * Turns a PIN into the customer's participant. Whatever is wrong with the PIN, the caller hears `pin/invalid` and nothing else; the
 * audit of the page's company learns the class. The same key may ask again for what it has redeemed (a lost answer). PIN-3 PIN-5
 */
export function createPinRedeemer(parts: Parts): (redeeming: Redeeming) => Promise<Outcome<Redeemed>> {
  const { pins, sessions, participants, refusals, change, pepper, clock, random } = parts;

  async function refused(reason: PinRefusal, { company, origin }: Redeeming): Promise<Outcome<Redeemed>> {
    await refusals.note(company.id, reason, origin);
    return refuse('pin/invalid');
  }

  /** Both hashes are always made and looked up: a refusal takes the same path whatever its reason. */
  async function find({ company, pin: typed }: Redeeming): Promise<{ ok: true; pin: StoredPin } | Refused> {
    const digits = digitsOf(typed);
    const pin = await pins.find(pinHash(pepper, company.id, digits));
    const elsewhere = await pins.liveElsewhere(pinHash(pepper, digits), company.id, clock());
    if (pin) return { ok: true, pin };
    if (digits.length !== AGENT_PIN_DIGITS) return { ok: false, reason: 'malformed' };
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

  return async (redeeming) => {
    const { company, origin, jkt, versions } = redeeming;
    const found = await find(redeeming);
    if (!found.ok) return refused(found.reason, redeeming);
    const { pin } = found;

    if (pin.use.state === 'waiting' && pin.until > clock()) {
      const stored = await sessions.get(company.id, pin.session);
      if (!stored) return refused('expired', redeeming);
      if (agreeVersion(stored.session.viewerVersions, versions) === null) return refuse('session/version');
      const busy = await sessions.busyByAgent(company.id, stored.session.agent.id);
      if (busy && busy.session.id !== pin.session) {
        const settled = await change(company.id, busy.session.id, { type: 'clock' });
        if (settled.ok && settled.value.state !== 'ended') return refuse('session/agent-busy');
      }
    }

    const spent = await spend(pin, jkt);
    if (!spent.ok) return refused(spent.reason, redeeming);
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
        : transition(session, { type: 'redeem', participant: participant.id, origin, versions }, now),
    );
    if (changed.ok) return accept({ participant, session: changed.value });
    if (changed.code === 'session/ended') return refused(pin.use.state === 'spent' ? 'used' : 'expired', redeeming);
    if (changed.code === 'session/wrong-state') return refused('used', redeeming);
    return changed;
  };
}

function isMine(session: Session, participant: string): boolean {
  if (session.state === 'invited' || session.state === 'ended') return false;
  return session.participant === participant;
}
