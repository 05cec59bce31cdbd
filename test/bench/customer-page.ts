import { record } from 'rrweb';
import { COALESCE_MS, decodeActs } from '@beside/protocol';
import { openHub, systemClock, type Hub, type SocketGrant } from '@beside/protocol/channel';
import { openAssets } from '../../widget/src/assets/open-assets';
import { startCapture, type Capture } from '../../widget/src/capture/capture';
import { laterSensors } from '../../widget/src/capture/later-sensors';
import { PageSource } from '../../widget/src/capture/page-source';
import { Reconciler } from '../../widget/src/capture/reconciler';
import { bringFinder } from '../../widget/src/privacy/detector';
import { discloseMessage } from '../../widget/src/privacy/disclose';
import { Lens } from '../../widget/src/privacy/lens';
import { findPersonalNumbers } from '../../widget/src/privacy/personal-numbers';
import type { Policy } from '../../widget/src/privacy/policy';
import { outlineOfTree } from '../support/browser/outline';
import { customerSeal } from '../support/pages/sealing-in-page';
import { meteredLink, packEvents, type Traffic } from './bench-link';

bringFinder(findPersonalNumbers);

export type Engine = 'beside' | 'rrweb';

export interface StartOptions {
  readonly engine: Engine;
  readonly masking: boolean;
  /** Pictures and fonts are given out too, where the page is compared by its looks; rrweb loads them by itself. */
  readonly assets: boolean;
  readonly grant: SocketGrant;
}

export interface CustomerBench {
  /** Resolves when connected; nothing is captured yet. */
  connect(options: StartOptions): Promise<void>;
  /** Starts the capture; gives the time at which it did, ms since epoch. */
  start(): number;
  traffic(): Traffic;
  /** From now on it is watched how long the page's own tasks wait. */
  watchWaits(): void;
  /** The longest time for which the page's own tasks had to wait since the last call, ms. */
  longestWait(): number;
  /** Whether everything that changed has left. */
  settled(): boolean;
  /** What viewers should have of the page, line by line, seen afresh; `null` for an engine that cannot tell. */
  outline(): readonly string[] | null;
  /** Runs a step of the page's script and gives the time before it, ms since epoch. */
  mark(name: string): number;
}

declare global {
  interface Window {
    customer: CustomerBench;
  }
}

const MASKED: Omit<Policy, 'version' | 'hash'> = { base: 'labels', allowShowAttributes: true, rules: [] };
const SHOWN: Omit<Policy, 'version' | 'hash'> = {
  base: 'labels',
  allowShowAttributes: true,
  rules: [{ selector: 'html,input,textarea,select', level: 'shown' }],
};
const now = () => performance.timeOrigin + performance.now();

let traffic: () => Traffic = () => ({ frames: 0, bytes: 0, units: 0 });
let begin = () => {};
let isSettled = () => true;
let longest = 0;
let outline: () => readonly string[] | null = () => null;

window.customer = {
  connect: (options) => (options.engine === 'beside' ? connectBeside(options) : connectRrweb(options)),
  start: () => {
    longest = 0;
    const at = now();
    begin();
    return at;
  },
  traffic: () => traffic(),
  watchWaits,
  outline: () => outline(),
  longestWait: () => {
    const was = longest;
    longest = 0;
    return was;
  },
  settled: () => isSettled(),
  mark: (name) => {
    const at = now();
    document.documentElement.setAttribute('class', name);
    return at;
  },
};

async function connectBeside({ grant, masking, assets: withAssets }: StartOptions): Promise<void> {
  const own = document.createElement('beside-widget');
  document.documentElement.append(own);
  const lens = new Lens({ version: 1, hash: '', ...(masking ? MASKED : SHOWN) });
  const seal = await customerSeal;
  let capture: Capture | null = null;
  let give: (ids: readonly string[]) => void = () => {};
  outline = () => {
    const afresh = new Reconciler(new PageSource(document, own), lens, () => {});
    while (!afresh.idle) afresh.work(() => false, false);
    return outlineOfTree(afresh.tree);
  };
  await new Promise<void>((open) => {
    begin = () => {
      const hub: Hub = openHub({
        open: (_negotiate, events) => {
          const metered = meteredLink(grant, events);
          traffic = metered.traffic;
          return metered.link;
        },
        negotiate: () => Promise.resolve(grant),
        seal,
        clock: systemClock,
        decodeActs,
        randomId: () => crypto.randomUUID().replace(/-/g, ''),
        on: {
          epoch: () => {
            capture?.stop();
            capture = startCapture({
              page: document,
              own,
              lens,
              inFlight: () => hub.inFlight(),
              send: (messages) => void hub.send(messages),
            });
            capture.sense(laterSensors);
          },
          act: (_viewer, act) => act.kind === 'want' && give(act.assets),
          fact: () => {},
          link: () => {},
          dropped: () => {},
        },
      });
      const assets = withAssets
        ? openAssets({
            lens,
            objects: () => capture?.objects() ?? [],
            changed: (object) => capture?.changed(object),
            tell: (message) => void hub.send([discloseMessage(message)]),
            inFlight: () => hub.inFlight(),
            fonts: true,
          })
        : null;
      give = (ids) => assets?.give(ids);
      isSettled = () => capture !== null && capture.settledHash() !== null;
    };
    open();
  });
}

/** rrweb as its best live mode: every event gathered for the same time as ours, text and values masked by its own options. */
async function connectRrweb({ grant, masking }: StartOptions): Promise<void> {
  const state = { waiting: [] as unknown[], timer: 0, sending: 0 };
  begin = () => {
    const metered = meteredLink(grant, {
      frame: () => {},
      fact: () => {},
      state: (link) => {
        if (link === 'open') startRecording(metered.link.send);
      },
    });
    traffic = metered.traffic;
  };
  const startRecording = (send: (bytes: Uint8Array) => void) => {
    const flush = async () => {
      state.timer = 0;
      const events = state.waiting.splice(0);
      state.sending += 1;
      for (const payload of await packEvents(events)) send(payload);
      state.sending -= 1;
    };
    record({
      emit: (event) => {
        state.waiting.push(event);
        state.timer ||= window.setTimeout(
          () => void flush(),
          state.sending === 0 && state.waiting.length === 1 ? 0 : COALESCE_MS,
        );
      },
      mousemoveWait: 50,
      ...(masking ? { maskAllInputs: true, maskTextSelector: '*' } : {}),
    });
  };
  isSettled = () => state.waiting.length === 0 && state.sending === 0;
}

/** A message to itself over and over: the gap between two is what a click would have waited. */
function watchWaits(): void {
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  port1.onmessage = () => {
    const at = performance.now();
    longest = Math.max(longest, at - last);
    last = at;
    setTimeout(() => {
      last = performance.now();
      port2.postMessage(0);
    }, 0);
  };
  port2.postMessage(0);
}
