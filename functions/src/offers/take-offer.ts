import {
  accept,
  agreeVersion,
  CUSTOMER_PIN_DIGITS,
  digitsOf,
  formatReference,
  refuse,
  takeUp,
  type Channel,
  type Outcome,
  type PinRefusal,
  type RefusalCode,
  type Session,
  type SessionFacts,
  type SessionLimits,
  type Versions,
  type WaitingRequest,
} from '@beside/protocol';
import type { CompanyLedger } from '../audit/ledger/company-ledger';
import type { Journal } from '../audit/ledger/journal';
import type { SettleSession } from '../audit/ledger/settle-session';
import type { Budget, BudgetStore } from '../pins/budget-store';
import { drawDigits } from '../pins/draw-digits';
import { offerPinHash, type Pepper } from '../pins/pin-hash';
import type { PinStore } from '../pins/pin-store';
import type { Clock, Random } from '../platform';
import { firstRow } from '../records/row-state';
import type { RowWriter } from '../records/write-rows';
import type { FindBusy } from '../sessions/busy-agent';
import type { FindRoom } from '../sessions/conversation-room';
import type { AgentBusy } from '../sessions/invite';
import type { ParticipantStore } from '../sessions/participant-store';
import type { SessionStore } from '../sessions/session-store';
import type { TakeBack } from '../sessions/take-back';
import { uuidV7 } from '../sessions/uuid-v7';
import type { TooMany } from './make-offer';
import { settleOffer, viewRequest, type Offer } from './offer';
import type { OfferStore } from './offer-store';
import type { OwnOffers } from './own-offer';

/** @see createInviter */
const MAX_TRIES = 8;
/** A list that nobody reads to its end; what is taken makes room. */
const MAX_LISTED = 50;
/** Wrong PINs of one agent: a caller who reads out badly is heard ten times, and then every three minutes. PIN-8 */
const AGENT_ALLOWANCE = 10;
const AGENT_DRAINS_PER_HOUR = 20;
const HOUR_MS = 60 * 60_000;

/** Who takes, and where the session goes. */
export interface Taking {
  readonly company: string;
  readonly agent: Session['agent'];
  readonly conversation: string;
  readonly channel: Channel;
  readonly versions: Versions;
  readonly limits: SessionLimits;
  /** Where its row stands; none does without it. ROW-5 */
  readonly organisation?: string;
}

export type Taken = Outcome<Session> | AgentBusy | TooMany;

interface Parts {
  readonly offers: OfferStore;
  readonly ownOffers: OwnOffers;
  readonly pins: PinStore;
  readonly budgets: BudgetStore;
  readonly sessions: SessionStore;
  readonly participants: ParticipantStore;
  readonly journal: Journal;
  readonly ledger: CompanyLedger;
  readonly settle: SettleSession;
  readonly takeBack: TakeBack;
  readonly rows: Pick<RowWriter, 'soon'>;
  readonly findBusy: FindBusy;
  readonly findRoom: FindRoom;
  readonly pepper: Pepper;
  readonly clock: Clock;
  readonly random: Random;
}

/** An agent takes up what a customer of the own company has offered; the customer is then asked, as after any PIN. SESS-15 */
export function createOfferTaker(parts: Parts) {
  const {
    offers,
    ownOffers,
    pins,
    budgets,
    sessions,
    participants,
    journal,
    ledger,
    settle,
    takeBack,
    rows,
    findBusy,
    findRoom,
    pepper,
    clock,
    random,
  } = parts;

  function draw(
    { company, agent, conversation, channel, versions, limits }: Taking,
    id: string,
    now: number,
  ): SessionFacts {
    return {
      ...{ id, company, conversation, channel, agent, invitedAt: now, viewerVersions: versions, limits },
      reference: formatReference(drawDigits(9, random)),
      transport: Buffer.from(random(16)).toString('hex'),
    };
  }

  async function begin(taking: Taking, id: string, { participant, origin, versions, kind }: Offer): Promise<Taken> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const room = await findRoom(taking.company, taking.agent.id, taking.conversation);
      if (room.is === 'colleague') return refuse('session/colleague');
      if (room.is === 'own-session') return { ...refuse('session/agent-busy'), busy: room.session };
      if (room.is === 'own-invitation' && !(await takeBack(taking.company, room.session.id))) continue;
      const now = clock();
      const begun = takeUp(draw(taking, id, now), { participant, origin, versions }, kind);
      if (!begun.ok) return begun;
      const entries = begun.audit.map((event) => ({ event, actor: taking.agent }));
      const log = await journal.begin(taking.company, `session:${id}`, now, entries);
      const { organisation } = taking;
      const row = organisation === undefined ? {} : { row: firstRow(organisation) };
      const record = { session: begun.session, ...log, ledger: {}, ...row };
      const created = await sessions.create(record);
      if (created === 'agent-busy') return refuse('session/agent-busy');
      if (created !== 'created') continue;
      await journal.flush(record);
      // What cannot be told now the sweep tells later. AUDIT-9
      await settle(taking.company, id).catch(() => undefined);
      if (organisation !== undefined) rows.soon(taking.company, id);
      return accept(begun.session);
    }
    return refuse('store/conflict');
  }

  /** One of those who take it at the same time does; where no session can come of it, it waits on. */
  async function take(taking: Taking, offer: Offer): Promise<Taken> {
    const { company, agent, versions } = taking;
    if (offer.state.is !== 'waiting') return refuse('offer/gone');
    if (agreeVersion(versions, offer.versions) === null) return refuse('session/version');
    const busy = await findBusy(company, agent.id);
    if (busy) return { ...refuse('session/agent-busy'), busy };
    const session = uuidV7(clock(), random);
    const { participant: id, jkt } = offer;
    if (!(await ownOffers.claim(company, offer.id, session))) return refuse('offer/gone');
    await participants.create({ id, company, session, role: 'customer', jkt, connection: null });
    const begun = await begin(taking, session, offer);
    if (begun.ok) return begun;
    await participants.remove(id);
    await ownOffers.release(company, offer.id, session);
    return begun;
  }

  async function byPin(taking: Taking, typed: string): Promise<{ offer: Offer } | { reason: PinRefusal }> {
    const digits = digitsOf(typed);
    const pin = await pins.find(offerPinHash(pepper, taking.company, digits));
    const elsewhere = await pins.liveElsewhere(offerPinHash(pepper, null, digits), taking.company, clock());
    const stored = pin && (await offers.get(taking.company, pin.session));
    if (!stored) {
      if (!(CUSTOMER_PIN_DIGITS as readonly number[]).includes(digits.length)) return { reason: 'malformed' };
      return { reason: elsewhere ? 'wrong-company' : 'unknown' };
    }
    const offer = settleOffer(stored.offer, clock());
    if (offer.state.is === 'waiting') return { offer };
    return { reason: offer.state.is === 'taken' ? 'used' : 'expired' };
  }

  const budgetOf = ({ company, agent }: Taking): Budget => ({
    key: `agent:${company}:${agent.id}`,
    drainsPerHour: AGENT_DRAINS_PER_HOUR,
    cap: 2 * AGENT_ALLOWANCE,
  });

  async function refused(reason: PinRefusal, { company, agent }: Taking): Promise<RefusalCode> {
    await ledger.add(company, { type: 'agent-pin-refused', reason }, agent);
    return reason === 'expired' ? 'pin/expired' : reason === 'used' ? 'pin/used' : 'pin/unknown';
  }

  return {
    /** @param typed the PIN as the agent heard it; spaces are ignored */
    async byPin(taking: Taking, typed: string): Promise<Taken> {
      const budget = budgetOf(taking);
      const level = await budgets.add(budget, 1, clock());
      if (level > AGENT_ALLOWANCE) {
        await budgets.add(budget, -1, clock());
        await refused('too-many', taking);
        const waitMs = ((level - AGENT_ALLOWANCE) / AGENT_DRAINS_PER_HOUR) * HOUR_MS;
        return { ...refuse('request/too-many'), retryAfter: Math.ceil(waitMs / 1000) };
      }
      const found = await byPin(taking, typed);
      if ('reason' in found) return refuse(await refused(found.reason, taking));
      await budgets.add(budget, -1, clock());
      const taken = await take(taking, found.offer);
      return !taken.ok && taken.code === 'offer/gone' ? refuse(await refused('used', taking)) : taken;
    },

    async byId(taking: Taking, id: string): Promise<Taken> {
      const stored = await offers.get(taking.company, id);
      const offer = stored && settleOffer(stored.offer, clock());
      if (offer?.kind !== 'request') return refuse('offer/unknown');
      if (offer.conversation !== null && offer.conversation !== taking.conversation) return refuse('offer/unknown');
      return take(taking, offer);
    },

    /** What waits for an agent with this conversation: what was asked for in it, and what is for anybody. SESS-16 */
    async requests(company: string, conversation: string | null): Promise<readonly WaitingRequest[]> {
      const waiting = await offers.requests(company, conversation, MAX_LISTED);
      return waiting.filter((offer) => settleOffer(offer, clock()).state.is === 'waiting').map(viewRequest);
    },
  };
}
