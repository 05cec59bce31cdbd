import type { ActMessage, SessionView } from '@beside/protocol';
import { systemClock, type Delivery } from '@beside/protocol/channel';
import { en, spokenWords } from '@beside/spoken';
import { seededRandom } from '../support/seeded-random';
import { until } from '../support/until';
import { newLinkCount, type LinkCount } from './counted-link';
import { enterPin } from './customer-end';
import { openDeskEnd } from './desk-end';
import { fetchAs } from './fetch-as';
import { LivePage } from './live-page';
import type { Installation } from './open-installation';
import { Tally } from './tally';

/** A whole session, both ends in this process, everything between them real. */
export interface LiveSession {
  /** From 0. */
  readonly number: number;
  readonly page: LivePage;
  readonly tally: Tally;
  readonly links: { readonly customer: LinkCount; readonly desk: LinkCount };
  /** The hash of the picture at the desk; `null` while there is none. */
  seen(): number | null;
  /** How the session stands, as each end was last told. */
  told(): { readonly customer: SessionView | null; readonly desk: SessionView | null };
  /** Makes the next change of the page. @param fill makes it as large as changes are */
  change(fill: string): void;
  /** Tells the desk the hash of the page as it stands. */
  checkpoint(): void;
  act(message: ActMessage): Promise<Delivery>;
  close(): void;
}

export interface LiveSessionOptions {
  readonly installation: Installation;
  /** From 0: whose agent it is, and where its customer calls from. */
  readonly number: number;
  /** What the customer's page was asked to do. */
  readonly onAct?: (act: ActMessage) => void;
  /** The customer's page does not know the desk any more. */
  readonly onStrange?: () => void;
}

/** Begins a session as people do: invitation, PIN, compared words, *Allow*; resolves when the desk has a picture. */
export async function goLive(options: LiveSessionOptions): Promise<LiveSession> {
  const { installation, number, onAct = () => {}, onStrange = () => {} } = options;
  const { directory, api } = installation;
  const links = { customer: newLinkCount(), desk: newLinkCount() };
  const told: { customer: SessionView | null; desk: SessionView | null } = { customer: null, desk: null };
  const tally = new Tally();
  const page = new LivePage(seededRandom(number));
  const clock = systemClock;
  const desk = await openDeskEnd({
    http: { base: api, fetch: fetchAs(directory.desk, addressOf(number, 'desk')), clock },
    token: await installation.token(number, 'Agent'),
    conversation: `conversation-${number}`,
    ...{ link: links.desk, tally },
    on: { session: (view) => (told.desk = view), strange: onStrange },
  });
  const customer = await enterPin(
    {
      http: { base: api, fetch: fetchAs(directory.tax, addressOf(number, 'customer')), clock },
      ...{ company: installation.company, origin: directory.tax, page, link: links.customer },
      on: { session: (view) => (told.customer = view), act: (_viewer, act) => onAct(act) },
    },
    desk.pin,
  );
  const [shown, said] = await Promise.all([customer.words, desk.words]);
  const isSame = JSON.stringify(shown.words) === JSON.stringify(spokenWords(en, said));
  if (!isSame) throw new Error('the two sides see other words');
  await customer.allow(shown);
  desk.look();
  await until('the picture', () => desk.page.hash === page.hash);
  return {
    ...{ number, page, tally, links },
    seen: () => desk.page.hash,
    told: () => told,
    change: (fill) => customer.change(performance.now(), fill),
    checkpoint: () => customer.checkpoint(),
    act: (message) => desk.act(message),
    close: () => {
      customer.close();
      desk.close();
    },
  };
}

/** Each end calls from a network of its own. */
function addressOf(number: number, end: 'desk' | 'customer'): string {
  return `2001:db8:${end === 'desk' ? 'd' : 'c'}:${number.toString(16)}::1`;
}
