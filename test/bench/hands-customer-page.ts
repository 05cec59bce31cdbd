import { record } from 'rrweb';
import { decodeActs, type SessionView } from '@beside/protocol';
import { openHub, systemClock, type Hub, type SocketGrant } from '@beside/protocol/channel';
import { openWebPubSub } from '@beside/transport';
import { startCapture, type Capture } from '../../widget/src/capture/capture';
import { liveBar } from '../../widget/src/overlay/live-bar';
import { createShell } from '../../widget/src/overlay/shell';
import { bringFinder } from '../../widget/src/privacy/detector';
import { discloseMessage } from '../../widget/src/privacy/disclose';
import { Lens } from '../../widget/src/privacy/lens';
import { en } from '../../widget/src/strings/en';
import { handsEn } from '../../widget/src/strings/hands-en';
import { previewEn } from '../../widget/src/strings/preview-en';
import { togetherEn } from '../../widget/src/strings/together-en';
import { openTogether } from '../../widget/src/together';
import { customerSeal } from '../support/pages/sealing-in-page';
import { packEvents } from './bench-link';
import type { Engine } from './customer-page';
import { isSamePlace, type Place } from './match-places';
import type { PathPoint } from './pointer-path';

type LiveSession = Extract<SessionView, { state: 'live' | 'paused' }>;

/** The customer of the bench of hands: a page with the widget's own parts in it, joined as a session joins them. */
export interface HandsCustomerBench {
  /** Captures from when somebody looks; with rrweb at once. */
  start(engine: Engine, grant: SocketGrant): void | Promise<void>;
  /** Where the customer's own pointer was, and since when. */
  moves(): readonly Place[];
  /** Where viewers' pointers were placed on the page, and since when. */
  placed(): readonly Place[];
  /** Whether a viewer's pointer was placed there. */
  isPlaced(at: PathPoint): boolean;
  /** Notes no more places: what this bench does itself is no part of the cost. */
  stopNoting(): void;
}

declare global {
  interface Window {
    handsCustomer: HandsCustomerBench;
  }
}

/** Fields are open, so that what is typed can be seen at the desk. */
const SHOWN = {
  version: 1,
  hash: '',
  base: 'labels',
  allowShowAttributes: true,
  rules: [{ selector: 'html,input,textarea,select', level: 'shown' }],
} as const;
const AGENT = 'Anna Visser';
const moves: Place[] = [];
const placed: Place[] = [];
const placing = new MutationObserver(notePlaces);

window.handsCustomer = {
  start: (engine, grant) => (engine === 'beside' ? startBeside(grant) : startRrweb(grant)),
  moves: () => moves,
  placed: () => placed,
  isPlaced: (at) => placed.some((place) => isSamePlace(place, at)),
  stopNoting: () => {
    placing.disconnect();
    removeEventListener('pointermove', noteMove, true);
  },
};

addEventListener('pointermove', noteMove, { capture: true, passive: true });

function noteMove({ clientX, clientY, timeStamp }: PointerEvent): void {
  moves.push({ x: clientX, y: clientY, at: performance.timeOrigin + timeStamp });
}

async function startBeside(grant: SocketGrant): Promise<void> {
  const seal = await customerSeal;
  const shell = createShell(document, { language: 'en', direction: 'ltr', strings: en });
  const view = { agentName: AGENT, reference: '123-456-789' } as LiveSession;
  shell.show(...liveBar(en, { at: 'live', view, link: 'open', watched: true }, { stop: () => {}, hidden: () => {} }));
  placing.observe(shell.marks, { subtree: true, attributes: true, attributeFilter: ['style'] });
  const lens = new Lens(SHOWN);
  let capture: Capture | null = null;
  const hub: Hub = openHub({
    open: openWebPubSub,
    negotiate: () => Promise.resolve(grant),
    seal,
    clock: systemClock,
    decodeActs,
    randomId: () => crypto.randomUUID().replace(/-/g, ''),
    on: {
      epoch: () => {
        capture?.stop();
        together.epoch();
        capture = startCapture({
          ...{ page: document, own: shell.host, lens },
          send: (messages) => void hub.send(messages),
          inFlight: () => hub.inFlight(),
        });
        capture.sense(together.sense);
      },
      act: (viewer, act) => together.act(viewer, act),
      fact: () => {},
      link: () => {},
      dropped: () => {},
    },
  });
  const together = openTogether({
    bringFinder,
    fetchHands: () => import('../../widget/src/hands'),
    fetchPreview: () => import('../../widget/src/preview'),
    watch: (look) => hub.watch(look),
    layer: shell.marks,
    strings: togetherEn,
    handsStrings: handsEn,
    previewStrings: previewEn,
    lens,
    who: () => AGENT,
    elementOf: (node) => capture?.elementOf(node) ?? null,
    objects: () => capture?.objects() ?? [],
    announce: shell.announce,
    changed: (object) => capture?.changed(object),
    tell: (message) => void hub.send([discloseMessage(message)]),
    show: (message, codec) => void hub.send([discloseMessage(message)], codec),
    inFlight: () => hub.inFlight(),
    presses: () => 0,
    session: 'bench',
    tellAudit: () => Promise.resolve('settled'),
    fonts: false,
  });
}

/** Every pointer that is put somewhere on the board. */
function notePlaces(records: readonly MutationRecord[]): void {
  const at = performance.timeOrigin + performance.now();
  for (const { target } of records) {
    if (!(target instanceof HTMLElement) || !target.classList.contains('pointer')) continue;
    const { e: x, f: y } = new DOMMatrixReadOnly(target.style.transform);
    placed.push({ x, y, at });
  }
}

/** Every event leaves at once; its mouse places come in batches of its own default. */
function startRrweb(grant: SocketGrant): void {
  const link = openWebPubSub(() => Promise.resolve(grant), {
    frame: () => {},
    fact: () => {},
    state: (state) => {
      if (state === 'open') startRecording();
    },
  });
  let chain = Promise.resolve();
  const send = async (event: unknown) => {
    for (const payload of await packEvents([event])) link.send(payload);
  };
  const startRecording = () =>
    void record({
      emit: (event) => {
        chain = chain.then(() => send(event));
      },
    });
}
