import { type ActMessage, type SessionView } from '@beside/protocol';
import { openViewer, systemClock, type Delivery, type Viewer, type ViewerSeal } from '@beside/protocol/channel';
import { joinSession, type Membership } from '../../crm-control/Cobrowse/session/membership';
import { participantApi } from '../../crm-control/desk/api/participant-api';
import type { ApiParts } from '../../crm-control/desk/api/send';
import { staffApi } from '../../crm-control/desk/api/staff-api';
import { shelf } from '../../crm-control/desk/host/shelf';
import { countedLink, type LinkCount } from './counted-link';
import { createAwaited } from './create-awaited';
import { SeenPage } from './seen-page';
import type { Tally } from './tally';
import { untilGranted } from './until-granted';

export interface DeskParts {
  readonly http: ApiParts;
  readonly token: string;
  readonly conversation: string;
  readonly link: LinkCount;
  readonly tally: Tally;
  readonly on: {
    session(view: SessionView): void;
    /** The customer's page does not know this desk any more. SEAL-11 */
    strange(): void;
  };
}

/** The agent's side of one session, as the desk has it but for its looks. */
export interface DeskEnd {
  readonly participant: string;
  readonly pin: string;
  /** Three numbers, to be said to the customer. */
  readonly words: Promise<readonly number[]>;
  /** Looks at the page, once the customer has allowed it. */
  look(): void;
  readonly page: SeenPage;
  act(message: ActMessage): Promise<Delivery>;
  close(): void;
}

/** Invites the customer of a conversation, and waits at the desk. @throws when the server refuses it */
export async function openDeskEnd(parts: DeskParts): Promise<DeskEnd> {
  const { http, link, tally, on } = parts;
  const token = async () => ({ ok: true, value: parts.token }) as const;
  const tokens = { token, signIn: token, name: () => null };
  const staff = staffApi({ ...http, tokens });
  const conversation = { id: parts.conversation, channel: 'chat', customerId: null } as const;
  const invited = await untilGranted('the invitation', () => staff.invite(conversation));
  await untilGranted('the PIN into the chat', () => staff.sent(invited.session.id));
  const words = createAwaited<readonly number[]>();
  const membership: Membership = await untilGranted('the desk', () =>
    joinSession(
      {
        ...{
          staff,
          tokens,
          clock: systemClock,
          language: 'en',
          keys: shelf([{}], 'keys'),
          acted: () => true,
          measures: () => undefined,
        },
        participant: (credentials) => participantApi(http, credentials),
        openLink: countedLink(link),
        onBlocked: () => () => {},
        on: { session: on.session, refused: () => {}, sealed: () => {}, words: words.come },
      },
      invited.session.id,
    ),
  );
  const stopHearing = membership.hearFacts();
  let viewer: Viewer | null = null;
  const page = new SeenPage(
    tally,
    () => performance.now(),
    (why) => viewer?.resync(why),
  );

  function openViewerWith(seal: ViewerSeal): Viewer {
    return openViewer({
      ...{ participant: membership.participant, seal, clock: systemClock },
      open: countedLink(link),
      negotiate: () => membership.negotiate(),
      on: {
        epoch: () => page.begin(),
        messages: (messages) => page.hear(messages),
        fact: (fact) => membership.told(fact),
        link: (state) => state === 'open' && void membership.refresh(),
        lease: () => {},
        strange: on.strange,
        dropped: () => {},
      },
    });
  }

  return {
    participant: membership.participant,
    pin: invited.pin,
    words: words.value,
    page,
    look: () => {
      const seal = membership.seal();
      if (!seal) throw new Error('there are no keys');
      stopHearing();
      viewer = openViewerWith(seal);
    },
    act: (message) => viewer?.act(message) ?? Promise.resolve('expired'),
    close: () => {
      stopHearing();
      viewer?.close();
      membership.close();
    },
  };
}
