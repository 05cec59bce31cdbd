import { decodePage, pack, PageTree, type PageMessage } from '@beside/protocol';
import type { Policy } from '../page-check/policy';
import { comparePage } from './compare-page';
import { compareTrees } from './compare-trees';
import type { DifferenceReport } from './differences';
import { DisclosedPage } from './disclosed-page';
import { hiddenItems } from './hidden-items';
import type { Look, Probe } from './probe';
import { readableShare, type Readable } from './readable';
import { elementsOf } from './real-page';
import { tilesOf } from './tiles';

/** What the page under test reports when it has come to rest. */
export interface PageReport {
  readonly nodes: number;
  readonly longestTaskMs: number;
  /** Followed change by change against a capture that starts now. */
  readonly followed: DifferenceReport;
  /** Against the page itself; only with masking off, when both must be one. */
  readonly real: DifferenceReport | null;
  readonly hidden: number;
  readonly readable: Readable;
  readonly tiles: Readonly<Record<string, number>>;
}

/** Runs in the page under test, beside the probe. */
export interface CustomerPage {
  /** Captures from now on; parcels go to `besideCarry`. Gives the moment in ms since the epoch. */
  start(policy: Policy): number;
  /** Holds the page still and resolves when the last change has left and both ends have compared. */
  settle(): Promise<void>;
  report(masking: boolean): Promise<PageReport>;
  release(): void;
}

declare global {
  interface Window {
    besideProbe?: Probe;
    besideCustomer?: CustomerPage;
    /** Takes one parcel to the viewer: each payload of it in order, and the parcel before it was packed, as Latin-1. */
    besideCarry?: (payloads: readonly string[], kinds: readonly string[], parcel: string) => Promise<void>;
  }
}

/** A page that changes by other ways than its clock (a socket, a worker) may need more than one look. */
const LOOKS = 3;

if (window === window.top && window.besideProbe && !window.besideCustomer)
  window.besideCustomer = createCustomerPage(window.besideProbe);

function createCustomerPage(probe: Probe): CustomerPage {
  let look: Look | null = null;
  const followed = new PageTree();
  let parcels = 0;
  let waiting: (() => void)[] = [];
  let under = Promise.resolve();

  function carry(parcel: Uint8Array<ArrayBuffer>): void {
    const messages = read(parcel);
    parcels += 1;
    apply(followed, messages);
    const kinds = messages.map(({ kind }) => kind);
    under = under.then(async () => {
      const payloads = await pack(parcel);
      await window.besideCarry?.(payloads.map(latin1), kinds, latin1(parcel));
    });
    if (!kinds.includes('checkpoint')) return;
    const now = waiting;
    waiting = [];
    for (const done of now) void under.then(done);
  }

  async function captureNow(from: Look): Promise<{ readonly page: DisclosedPage; stop(): void }> {
    const tree = new PageTree();
    const { promise: whole, resolve: becomeWhole } = later();
    const run = from.start((parcel) => {
      const messages = read(parcel);
      apply(tree, messages);
      if (messages.some(({ kind }) => kind === 'complete')) becomeWhole();
    });
    await whole;
    return { page: new DisclosedPage(tree, run), stop: run.stop };
  }

  return {
    start: (policy) => {
      look = probe.look(policy);
      const at = Date.now();
      look.start(carry);
      return at;
    },
    settle: () => {
      probe.hold();
      const settled = new Promise<void>((done) => waiting.push(done));
      // A checkpoint follows a change: one that nobody sees.
      const nothing = document.documentElement.appendChild(document.createComment(''));
      nothing.remove();
      return settled;
    },
    report: async (masking) => {
      if (!look) throw new Error('nothing is captured yet');
      for (let left = LOOKS; ; left--) {
        const before = parcels;
        const fresh = await captureNow(look);
        const difference = compareTrees(followed.root, fresh.page.tree.root);
        const moved = parcels !== before;
        if (moved && difference.count > 0 && left > 1) {
          fresh.stop();
          continue;
        }
        const report = {
          nodes: followed.size,
          longestTaskMs: probe.longestSliceMs(),
          followed: { count: difference.count, words: difference.words },
          real: masking ? null : plain(comparePage(document, fresh.page)),
          hidden: hiddenItems(fresh.page),
          readable: readableShare(fresh.page, elementsOf(document)),
          tiles: tilesOf(fresh.page.tree),
        };
        fresh.stop();
        return report;
      }
    },
    release: () => probe.release(),
  };
}

function later(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

function plain({ count, words }: DifferenceReport): DifferenceReport {
  return { count, words };
}

function read(parcel: Uint8Array): readonly PageMessage[] {
  const decoded = decodePage(parcel);
  if (!decoded.ok) throw new Error(`capture sent what does not decode: ${decoded.code}`);
  return decoded.value;
}

function apply(tree: PageTree, messages: readonly PageMessage[]): void {
  for (const message of messages) {
    if (message.kind !== 'patch') continue;
    for (const operation of message.operations)
      if (!tree.apply(operation)) throw new Error(`capture sent what does not fit: ${operation.kind}`);
  }
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return parts.join('');
}
