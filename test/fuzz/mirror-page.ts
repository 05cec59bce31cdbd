import { createMirror, type Mirror } from '@beside/mirror';
import { decodeActs } from '@beside/protocol';
import { openHub, openViewer, type Clock, type Hub } from '@beside/protocol/channel';
import { startCapture, type Capture } from '../../widget/src/capture/capture';
import { laterSensors } from '../../widget/src/capture/later-sensors';
import { PageSource } from '../../widget/src/capture/page-source';
import { Reconciler } from '../../widget/src/capture/reconciler';
import { bringFinder } from '../../widget/src/privacy/detector';
import { Lens } from '../../widget/src/privacy/lens';
import { findPersonalNumbers } from '../../widget/src/privacy/personal-numbers';
import type { Policy } from '../../widget/src/privacy/policy';
import { MemoryRelay } from '../support/relay/memory-relay';
import { SealedEnds } from '../support/relay/sealed-ends';
import { seededRandom } from '../support/seeded-random';
import { outlineOfDom, outlineOfTree } from '../support/browser/outline';
import { closedRoots, randomChange } from './random-page';

bringFinder(findPersonalNumbers);

/** Waiting in the channel, shortened: what it waits for happens in memory. */
const FASTER = 20;
const clock: Clock = {
  now: () => performance.now() * FASTER,
  after: (ms, task) => {
    const timer = setTimeout(task, ms / FASTER);
    return () => clearTimeout(timer);
  },
};

export interface BatchResult {
  readonly faults: number;
  readonly epochs: number;
  /** What differs, in words; empty when both ends are equal in hash, structure and properties. */
  readonly difference: string;
}

declare global {
  interface Window {
    fuzz: {
      start(seed: number, policy: Omit<Policy, 'version' | 'hash'>, faults: boolean): Promise<void>;
      batch(operations: number): Promise<BatchResult>;
    };
  }
}

window.fuzz = {
  start: async (seed, policy, withFaults) => {
    const random = seededRandom(seed);
    const own = document.createElement('beside-widget');
    document.documentElement.append(own);
    const stage = document.createElement('div');
    own.append(stage);
    const lens = new Lens({ version: 1, hash: '', ...policy }, (host) => closedRoots.get(host) ?? null);
    const relay = new MemoryRelay();
    const ends = await SealedEnds.acquaint('viewer');
    const state = { faults: 0, epochs: 0 };
    let capture: Capture | null = null;
    let viewer: ReturnType<typeof openViewer> | null = null;
    const mirror: Mirror = createMirror(stage, { tileWords: () => '', onDefect: (kind) => viewer?.resync(kind) });
    const negotiate = () => Promise.resolve({ url: '', send: '', receive: '' });
    const chance = seededRandom(seed ^ 0x5eed);
    const troubled = (often: number) => withFaults && chance() < often && (state.faults += 1) > 0;
    relay.faults = {
      copies: () => (troubled(0.08) ? 0 : troubled(0.05) ? 2 : 1),
      late: () => (troubled(0.06) ? Math.ceil(chance() * 4) : 0),
    };
    const hub: Hub = openHub({
      open: relay.open('hub'),
      negotiate,
      seal: await ends.customer(),
      clock,
      decodeActs,
      randomId: () => crypto.randomUUID(),
      on: {
        epoch: () => {
          state.epochs += 1;
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
        act: () => {},
        fact: () => {},
        link: () => {},
        dropped: () => {},
      },
    });
    viewer = openViewer({
      participant: 'viewer',
      open: relay.open('viewer'),
      negotiate,
      seal: ends.viewer(),
      clock,
      on: {
        epoch: () => mirror.begin(),
        messages: (messages) => mirror.apply(messages),
        fact: () => {},
        link: () => {},
        lease: () => {},
        strange: () => {},
        dropped: () => {},
      },
    });

    window.fuzz.batch = async (operations) => {
      for (let n = 0; n < operations; n++) {
        randomChange(document, own, random);
        if (random() < 0.1) await new Promise((done) => setTimeout(done, 0));
      }
      if (withFaults && random() < 0.1) {
        state.faults += 1;
        relay.setCut(true);
        for (let n = 0; n < 5; n++) randomChange(document, own, random);
        await new Promise((done) => setTimeout(done, 0));
        relay.setCut(false);
      }
      await new Promise((done) => setTimeout(done, 0)); // observers are told in a microtask
      const equal = () =>
        until(() => capture !== null && capture.settledHash() !== null && capture.settledHash() === mirror.hash());
      let difference = '';
      // A frame's document comes when the browser has loaded it: then they must be equal again.
      for (const start = performance.now(); performance.now() - start <= PATIENCE_MS && (await equal());) {
        difference = compare();
        if (difference === '') break;
        await new Promise((done) => setTimeout(done, FRAME_LOAD_MS));
      }
      return {
        ...state,
        difference: (await equal())
          ? difference
          : `the hashes stay apart: ${capture?.settledHash()} at the customer, ${mirror.hash()} at the desk`,
      };
    };

    function compare(): string {
      const afresh = new Reconciler(new PageSource(document, own, lens.closedRoot), lens, () => {});
      while (!afresh.idle) afresh.work(() => false, false);
      const wanted = outlineOfTree(afresh.tree);
      const drawn = outlineOfDom(
        [...stage.querySelectorAll('iframe')].find((frame) => frame.style.visibility === 'visible')?.contentDocument ??
          null,
      );
      return firstDifference(wanted, drawn);
    }
  },
  batch: () => Promise.reject(new Error('not started')),
};

/** It only ends a hang. */
const PATIENCE_MS = 120_000;
const FRAME_LOAD_MS = 100;

async function until(look: () => boolean): Promise<boolean> {
  const start = performance.now();
  while (!look()) {
    if (performance.now() - start > PATIENCE_MS) return false;
    await new Promise((done) => setTimeout(done, 2));
  }
  return true;
}

function firstDifference(wanted: readonly string[], drawn: readonly string[]): string {
  const length = Math.max(wanted.length, drawn.length);
  for (let at = 0; at < length; at++) {
    if (wanted[at] === drawn[at]) continue;
    const around = (lines: readonly string[]) => lines.slice(Math.max(0, at - 3), at + 4).join('\n');
    return `line ${at}\n-- the page\n${around(wanted)}\n-- the mirror\n${around(drawn)}\n`;
  }
  return '';
}
