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
import type { Journal } from '../audit/ledger/journal';
import type { SettleSession } from '../audit/ledger/settle-session';
import { drawDigits } from '../pins/draw-digits';
import type { IssuePin } from '../pins/issue-pin';
import type { Clock, Random } from '../platform';
import { firstRow } from '../records/row-state';
import type { RowWriter } from '../records/write-rows';
import type { FindBusy } from './busy-agent';
import type { ChangeSession } from './change-session';
import type { FindRoom } from './conversation-room';
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
  /** Where its row stands; none does without it. ROW-5 */
  readonly organisation?: string;
}

type Invited = Extract<Session, { state: 'invited' }>;
export type AgentBusy = Refusal & { readonly busy: Session };

interface Parts {
  readonly sessions: SessionStore;
  readonly journal: Journal;
  readonly change: ChangeSession;
  readonly findBusy: FindBusy;
  readonly findRoom: FindRoom;
  readonly issuePin: IssuePin;
  readonly settle: SettleSession;
  readonly rows: Pick<RowWriter, 'soon'>;
  readonly clock: Clock;
  readonly random: Random;
}

/** Invites the customer of a conversation, or renews the invitation that waits there. An agent in a session cannot. SESS-12 */
export function createInviter(parts: Parts) {
  const { sessions, journal, change, findBusy, findRoom, issuePin, settle, rows, clock, random } = parts;

  async function renew({ company, contact }: Invitation, { id }: Session): Promise<Invited | null> {
    const renewed = await change(company, id, { type: 'renew', ...(contact && { contact }) });
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
    organisation,
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
    const row = organisation === undefined ? {} : { row: firstRow(organisation) };
    const record = { session, ...begun, ledger: {}, ...row };
    if ((await sessions.create(record)) !== 'created') return null;
    await journal.flush(record);
    // What cannot be told now the sweep tells later: the agent waits for a PIN. AUDIT-9
    await settle(company, session.id).catch(() => undefined);
    if (organisation !== undefined) rows.soon(company, session.id);
    return session;
  }

  return async (invitation: Invitation): Promise<Outcome<{ session: Session; pin: string }> | AgentBusy> => {
    const busy = await findBusy(invitation.company, invitation.agent.id);
    if (busy) return { ...refuse('session/agent-busy'), busy };
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const room = await findRoom(invitation.company, invitation.agent.id, invitation.conversation);
      if (room.is === 'colleague') return refuse('session/colleague');
      if (room.is === 'own-session') return { ...refuse('session/agent-busy'), busy: room.session };
      const renewed = room.is === 'own-invitation' ? await renew(invitation, room.session) : null;
      const session = renewed ?? (await create(invitation));
      if (session) return accept({ session, pin: await issuePin(session, renewed !== null, clock()) });
    }
    return refuse('store/conflict');
  };
}
