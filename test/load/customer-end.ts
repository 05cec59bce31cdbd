import {
  decodeSessionView,
  generateKeyPair,
  participantKey,
  proveRequest,
  WIRE_VERSIONS,
  type ActMessage,
  type SessionView,
} from '@beside/protocol';
import { createCustomerSeal, type SocketGrant } from '@beside/protocol/channel';
import { en } from '@beside/spoken';
import { decoded } from '../../crm-control/desk/api/decoded';
import { participantApi } from '../../crm-control/desk/api/participant-api';
import { send, type ApiParts } from '../../crm-control/desk/api/send';
import { openAcquaintance, type ComparedWords } from '../../widget/src/acquaintance';
import { createAwaited } from './create-awaited';
import type { LinkCount } from './counted-link';
import type { LivePage } from './live-page';
import { sharePage, type PageSharing } from './share-page';
import { untilGranted } from './until-granted';

export interface CustomerParts {
  readonly http: ApiParts;
  readonly company: string;
  readonly origin: string;
  readonly page: LivePage;
  readonly link: LinkCount;
  readonly on: {
    session(view: SessionView): void;
    act(viewer: string, act: ActMessage): void;
  };
}

/** The customer's side of one session, as the widget has it but for its looks. */
export interface CustomerEnd {
  /** The words beside the question. */
  readonly words: Promise<ComparedWords>;
  /** Presses *Allow*. */
  allow(words: ComparedWords): Promise<void>;
  /** Makes the next change of the page. @param at when, ms @param fill makes it as large as changes are */
  change(at: number, fill: string): void;
  /** Tells the hash of the page as it stands. */
  checkpoint(): void;
  close(): void;
}

/** Enters a PIN, and comes to know the agent's desk. @throws when the server refuses it */
export async function enterPin(parts: CustomerParts, pin: string): Promise<CustomerEnd> {
  const { http, page, link, on } = parts;
  const key = await participantKey(await generateKeyPair());
  const entry = { pin, company: parts.company, key: key.publicJwk, versions: WIRE_VERSIONS };
  const joined = await untilGranted('the PIN', async () =>
    decoded(await send(http, { method: 'POST', path: '/pins/redeem', headers: {}, body: entry }), readJoined),
  );
  const policy = await untilGranted('the policy', async () =>
    decoded(await send(http, { method: 'GET', path: '/policy', headers: {} }), ({ hash }) => String(hash)),
  );
  const { credential, session } = joined;
  const ahead = session.now - Date.now();
  const serverNow = () => Date.now() + ahead;
  const api = participantApi(http, { session: session.id, credential, key, serverNow });
  const who = { company: session.companyName, origin: parts.origin, agent: session.agentName };
  const seal = await createCustomerSeal({
    ...{ session: session.id, words: 'en', policy, resumable: [] },
    who: () => who,
    remember: async () => {},
    strangers: 0,
    countStrangers: async () => {},
  });

  const compared = createAwaited<ComparedWords>();
  const acquaintance = openAcquaintance({
    ...{ seal, list: en, after: 0, mustPick: false },
    letters: { read: (after) => api.letters(after), write: (to, bytes) => api.write(to, bytes) },
    onWords: compared.come,
    onEnded: () => {}, // its socket tells it, too
  });
  acquaintance.wait();
  let sharing: PageSharing | null = null;

  function hear(view: SessionView): void {
    if (view.id !== session.id) return;
    if (view.state === 'live') sharing?.watched(view.desk.here);
    if (view.state === 'ended') sharing?.stop();
    on.session(view);
  }

  async function sayAllow() {
    const path = `/sessions/${session.id}/allow`;
    const dpop = await proveRequest(key, { method: 'POST', url: http.base + path, credential }, serverNow());
    const headers = { authorization: `DPoP ${credential}`, dpop };
    return decoded(await send(http, { method: 'POST', path, headers, body: {} }), readView);
  }

  async function negotiate(): Promise<SocketGrant> {
    const grant = await api.socket();
    if (!grant.ok) throw new Error(grant.code);
    return grant.value;
  }

  async function beat(): Promise<void> {
    const answer = await api.heartbeat(true);
    if (answer.ok) hear(answer.value);
  }

  return {
    words: compared.value,
    allow: async (words) => {
      if (!(await acquaintance.admit(words))) throw new Error('other words have taken their place');
      hear(await untilGranted('Allow', sayAllow));
      sharing = sharePage({
        ...{ page, link, seal, negotiate },
        on: {
          act: on.act,
          fact: (fact) => (fact.fact === 'letter' ? acquaintance.look() : hear(fact.session)),
          open: () => acquaintance.look(),
          beat: () => void beat(),
        },
      });
    },
    change: (at, fill) => {
      const message = page.change(at, fill);
      sharing?.tell(message);
    },
    checkpoint: () => sharing?.tell(page.checkpoint()),
    close: () => {
      acquaintance.stop();
      sharing?.stop();
    },
  };
}

function readJoined({ credential, session }: Record<string, unknown>) {
  const view = readView(session);
  return view && typeof credential === 'string' ? { credential, session: view } : null;
}

function readView(value: unknown): SessionView | null {
  const view = decodeSessionView(value);
  return view.ok ? view.value : null;
}
