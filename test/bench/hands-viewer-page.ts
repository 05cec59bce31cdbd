import { createMirror } from '@beside/mirror';
import { openViewer, systemClock, type SocketGrant, type Viewer } from '@beside/protocol/channel';
import { openWebPubSub } from '@beside/transport';
import { viewerSeal } from '../support/pages/sealing-in-page';
import { EventUnpacker } from './bench-link';
import type { Engine } from './customer-page';
import { isSamePlace, type Place } from './match-places';
import type { PathPoint } from './pointer-path';

/** A viewer of the bench of hands: it points, and writes where the customer lets it. */
export interface HandsViewerBench {
  /** Resolves when connected. */
  connect(engine: Engine, participant: string, grant: SocketGrant): Promise<void>;
  /** Whether the whole page is here. */
  isWhole(): boolean;
  /** Points at one place after the other, and gives when. */
  point(path: readonly PathPoint[], everyMs: number): Promise<readonly Place[]>;
  /** Takes the pointer away. */
  stopPointing(): Promise<void>;
  /** Where the customer's pointer was here, and since when. */
  pointers(): readonly Place[];
  /** Whether the customer's pointer was there. */
  hasPointer(at: PathPoint): boolean;
  /** Asks for write mode. */
  ask(): void;
  /** Whether what is typed here is no proposal. */
  mayType(): boolean;
  /** Fills the field at a place with one value after the other, and gives when. */
  fill(at: PathPoint, values: readonly string[], everyMs: number): Promise<Readonly<Record<string, number>>>;
  /** When the mirrored field held a value for the first time, ms since epoch. */
  held(): Readonly<Record<string, number>>;
}

declare global {
  interface Window {
    handsViewer: HandsViewerBench;
  }
}

/** Of rrweb's events: a whole page, a change, and the change that is a batch of mouse places. */
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const MOUSE_MOVE = 1;

interface RrwebEvent {
  readonly type: number;
  readonly data: { readonly source?: number; readonly positions?: readonly PathPoint[] };
}

const now = () => performance.timeOrigin + performance.now();
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms)); // the pace of a hand, no wait for a state
const pointers: Place[] = [];
const held: Record<string, number> = {};
let viewer: Viewer | null = null;
let whole = false;
let direct = false;
let acts = 0;
let watched: number | null = null;

const container = document.createElement('div');
Object.assign(document.body.style, { margin: '0', overflow: 'hidden' });
Object.assign(container.style, { position: 'relative', width: '100vw', height: '100vh' });
document.body.replaceChildren(container);
const mirror = createMirror(container, {
  tileWords: () => '',
  onDefect: (kind) => viewer?.resync(kind),
  onProgress: (share) => (whole ||= share === 1),
  onWant: (assets) => viewer?.act({ kind: 'want', assets: [...assets] }) ?? Promise.resolve('expired'),
});

window.handsViewer = {
  connect: (engine, participant, grant) =>
    engine === 'beside' ? connectBeside(participant, grant) : connectRrweb(grant),
  isWhole: () => whole,
  point: async (path, everyMs) => {
    const made: Place[] = [];
    for (const { x, y } of path) {
      made.push({ x, y, at: now() });
      void viewer?.act({ kind: 'point', at: mirror.anchorAt(x, y) });
      await pause(everyMs);
    }
    return made;
  },
  stopPointing: async () => void (await viewer?.act({ kind: 'point', at: null })),
  pointers: () => pointers,
  hasPointer: (at) => pointers.some((place) => isSamePlace(place, at)),
  ask: () => void viewer?.act({ kind: 'ask', act: ++acts }),
  mayType: () => direct,
  fill: async ({ x, y }, values, everyMs) => {
    const made: Record<string, number> = {};
    const node = mirror.fieldOf(mirror.anchorAt(x, y)?.node ?? 0)?.node;
    if (node === undefined) throw new Error('no field to fill there');
    watched = node;
    for (const text of values) {
      made[text] = now();
      void viewer?.act({ kind: 'fill', act: ++acts, node, value: { kind: 'text', text } });
      await pause(everyMs);
    }
    return made;
  },
  held: () => held,
};

async function connectBeside(participant: string, grant: SocketGrant): Promise<void> {
  await new Promise<void>((open) => {
    viewer = openViewer({
      participant,
      open: openWebPubSub,
      negotiate: () => Promise.resolve(grant),
      seal: viewerSeal(),
      clock: systemClock,
      on: {
        epoch: () => mirror.begin(),
        messages: (messages) => {
          mirror.apply(messages);
          for (const message of messages) {
            if (message.kind === 'mode') direct = message.direct && message.writer === participant;
            const spot = message.kind === 'pointer' && message.at ? mirror.spotOf(message.at) : null;
            if (spot) pointers.push({ ...spot, at: now() });
          }
          noteField();
        },
        fact: () => {},
        link: (state) => state === 'open' && open(),
        lease: () => {},
        strange: () => {},
        dropped: () => {},
      },
    });
  });
}

function noteField(): void {
  const field = watched === null ? null : mirror.fieldOf(watched);
  if (field?.kind === 'line') held[field.value] ??= now();
}

/** In rrweb's favour: its places count as soon as they have arrived, before its player has moved anything. */
async function connectRrweb(grant: SocketGrant): Promise<void> {
  const unpacker = new EventUnpacker();
  let chain = Promise.resolve();
  const take = async (bytes: Uint8Array) => {
    for (const { type, data } of (await unpacker.push(bytes)) as RrwebEvent[]) {
      whole ||= type === FULL_SNAPSHOT;
      const places = type === INCREMENTAL && data.source === MOUSE_MOVE ? (data.positions ?? []) : [];
      for (const { x, y } of places) pointers.push({ x, y, at: now() });
    }
  };
  await new Promise<void>((open) => {
    openWebPubSub(() => Promise.resolve(grant), {
      fact: () => {},
      state: (state) => state === 'open' && open(),
      frame: (bytes) => {
        chain = chain.then(() => take(bytes));
      },
    });
  });
}
