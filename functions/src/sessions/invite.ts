import {
  accept,
  formatReference,
  invite,
  refuse,
  type Channel,
  type Outcome,
  type Refusal,
  type Session,
  type SessionLimits,
  type Versions,
} from '@beside/protocol';
import type { Journal } from '../audit/journal';
import type { SettleSession } from '../audit/settle-session';
import { drawDigits } from '../pins/draw-digits';
import type { IssuePin } from '../pins/issue-pin';
import type { Clock, Random } from '../platform';
import type { FindBusy } from './busy-agent';
import type { ChangeSession } from './change-session';
import type { SessionStore } from './session-store';
import { uuidV7 } from './uuid-v7';

/** A reference of nine digits is taken already once in a thousand after a million sessions; twice in a row is chance no more. */
const MAX_TRIES = 8;

export interface Invitation {
  readonly company: string;
  readonly agent: Session['agent'];
  readonly conversation: string;
  readonly channel: Channel;
  readonly versions: Versions;
  readonly limits: SessionLimits;
  /** Keyed hash of whom the conversation is with, where that is known. PIN-10 */
  readonly contact?: string;
}

type Invited = Extract<Session, { state: 'invited' }>;
export type AgentBusy = Refusal & { readonly busy: Session };

interface Parts {
  readonly sessions: SessionStore;
  readonly journal: Journal;
  readonly change: ChangeSession;
  readonly findBusy: FindBusy;
  readonly issuePin: IssuePin;
  readonly settle: SettleSession;
  readonly clock: Clock;
  readonly random: Random;
}

/** Invites the customer of a conversation, or renews the invitation that waits there. An agent in a session cannot. SESS-12 */
export function createInviter({ sessions, journal, change, findBusy, issuePin, settle, clock, random }: Parts) {
  /** The own waiting invitation of the conversation, renewed. Another agent's is taken back: the conversation has moved on. */
  async function renew({ company, agent, conversation, contact }: Invitation): Promise<Invited | null> {
    const latest = await sessions.latestByConversation(company, conversation);
    if (latest?.session.state !== 'invited') return null;
    if (latest.session.agent.id !== agent.id) {
      await change(company, latest.session.id, { type: 'end', by: 'server', reason: 'cancelled' });
      return null;
    }
    const renewed = await change(company, latest.session.id, { type: 'renew', ...(contact && { contact }) });
    return renewed.ok && renewed.value.state === 'invited' ? renewed.value : null;
  }

  async function create({
    company,
    agent,
    conversation,
    channel,
    versions,
    limits,
    contact,
  }: Invitation): Promise<Invited | null> {
    const now = clock();
    const session = invite({
      id: uuidV7(now, random),
      reference: formatReference(drawDigits(9, random)),
      transport: Buffer.from(random(16)).toString('hex'),
      company,
      conversation,
      channel,
      agent,
      invitedAt: now,
      viewerVersions: versions,
      limits,
      ...(contact && { contact }),
    });
    const entry = { event: { type: 'invited' }, actor: agent } as const;
    const begun = await journal.begin(company, `session:${session.id}`, now, [entry]);
    const record = { session, ...begun, ledger: {} };
    if ((await sessions.create(record)) !== 'created') return null;
    await journal.flush(record);
    // What cannot be told now the sweep tells later: the agent waits for a PIN. AUDIT-9
    await settle(company, session.id).catch(() => undefined);
    return session;
  }

  return async (invitation: Invitation): Promise<Outcome<{ session: Session; pin: string }> | AgentBusy> => {
    const busy = await findBusy(invitation.company, invitation.agent.id);
    if (busy) return { ...refuse('session/agent-busy'), busy };
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const renewed = await renew(invitation);
      const session = renewed ?? (await create(invitation));
      if (session) return accept({ session, pin: await issuePin(session, renewed !== null, clock()) });
    }
    return refuse('store/conflict');
  };
}
