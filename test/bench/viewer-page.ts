import { createMirror } from '@beside/mirror';
import { openViewer, systemClock, type SocketGrant } from '@beside/protocol/channel';
import { openWebPubSub } from '@beside/transport';
import { Replayer } from 'rrweb';
import { outlineOfDom } from '../support/browser/outline';
import { viewerSeal } from '../support/pages/sealing-in-page';
import { EventUnpacker } from './bench-link';
import type { Engine } from './customer-page';

export interface ViewerBench {
  connect(engine: Engine, grant: SocketGrant): Promise<void>;
  /** When the first whole view was painted, ms since epoch; `null` before. */
  firstView(): number | null;
  /** When a change named by `mark` was in the view's DOM, by name, ms since epoch. */
  seen(): Readonly<Record<string, number>>;
  /** When a frame was drawn with it, likewise. */
  painted(): Readonly<Record<string, number>>;
  /** The mirrored document, line by line. */
  outline(): readonly string[];
}

declare global {
  interface Window {
    viewer: ViewerBench;
  }
}

const now = () => performance.timeOrigin + performance.now();
const seen: Record<string, number> = {};
const painted: Record<string, number> = {};
let first: number | null = null;

window.viewer = {
  connect: (engine, grant) => (engine === 'beside' ? connectBeside(grant) : connectRrweb(grant)),
  firstView: () => first,
  seen: () => seen,
  painted: () => painted,
  outline: () => outlineOfDom(pageOf()),
};

function stage(): HTMLElement {
  const element = document.createElement('div');
  Object.assign(document.body.style, { margin: '0', overflow: 'hidden' });
  Object.assign(element.style, { position: 'relative', width: '100vw', height: '100vh' });
  document.body.replaceChildren(element); // the page that it stands in says that it is none
  return element;
}

function pageOf(): Document | null {
  const frames = [...document.querySelectorAll('iframe')].filter((frame) => frame.style.visibility !== 'hidden');
  return frames[0]?.contentDocument ?? null;
}

function whole(): void {
  watchMarks();
  requestAnimationFrame(() => requestAnimationFrame(() => (first ??= now())));
}

function watchMarks(): void {
  const page = pageOf();
  if (!page) return;
  const note = () => {
    const name = page.documentElement.className;
    seen[name] ??= now();
    requestAnimationFrame(() => (painted[name] ??= now()));
  };
  new MutationObserver(note).observe(page, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['class'],
  });
}

async function connectBeside(grant: SocketGrant): Promise<void> {
  const mirror = createMirror(stage(), {
    tileWords: () => '',
    onDefect: (kind) => viewer.resync(kind),
    onWant: (assets) => viewer.act({ kind: 'want', assets }),
    onProgress: (share) => share === 1 && first === null && whole(),
  });
  const viewer = await new Promise<ReturnType<typeof openViewer>>((done) => {
    const opened = openViewer({
      participant: 'viewer',
      open: openWebPubSub,
      negotiate: () => Promise.resolve(grant),
      seal: viewerSeal(),
      clock: systemClock,
      on: {
        epoch: () => mirror.begin(),
        messages: (messages) => mirror.apply(messages),
        fact: () => {},
        link: (state) => state === 'open' && done(opened),
        lease: () => {},
        strange: () => {},
        dropped: () => {},
      },
    });
  });
}

async function connectRrweb(grant: SocketGrant): Promise<void> {
  const replayer = new Replayer([], {
    liveMode: true,
    root: stage(),
    mouseTail: false,
    showWarning: false,
    showDebug: false,
  });
  replayer.on('fullsnapshot-rebuilded', () => first === null && whole());
  const unpacker = new EventUnpacker();
  let started = false;
  let chain = Promise.resolve();
  await new Promise<void>((open) => {
    openWebPubSub(() => Promise.resolve(grant), {
      fact: () => {},
      state: (state) => state === 'open' && open(),
      frame: (bytes) => {
        chain = chain.then(async () => {
          for (const event of (await unpacker.push(bytes)) as { timestamp: number }[]) {
            // No buffer: the clock of the replay is that of the recording, so that an event is due when it comes.
            if (!started) replayer.startLive(event.timestamp);
            started = true;
            replayer.addEvent(event as never);
          }
        });
      },
    });
  });
}
