import { createMirror, type Mirror } from '@beside/mirror';
import { decodePage, PageTree, Unpacker, type PageMessage } from '@beside/protocol';
import { compareDrawn } from './compare-drawn';
import type { DifferenceReport } from './differences';

/** Boxes in CSS px of the viewer's window. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Runs in the page beside the one under test: the mirror and nothing else. */
export interface ViewerPage {
  /** Takes payloads as they came off the wire; gives the moment (ms since the epoch) at which a first whole view stood. */
  draw(payloads: readonly string[]): Promise<number | null>;
  /** The mirror's document against the page state that it was told. */
  report(): DifferenceReport & { readonly defects: readonly string[] };
  /** Where tiles stand: there is nothing to compare below them. */
  tileBoxes(): readonly Box[];
}

declare global {
  interface Window {
    besideViewer?: ViewerPage;
  }
}

window.besideViewer ??= createViewerPage();

function createViewerPage(): ViewerPage {
  const stage = document.body.appendChild(document.createElement('div'));
  Object.assign(stage.style, { position: 'fixed', inset: '0', overflow: 'hidden' });
  const defects: string[] = [];
  const mirror: Mirror = createMirror(stage, {
    tileWords: (reason) => reason,
    onDefect: (kind) => defects.push(kind),
  });
  mirror.scale('actual');
  const unpacker = new Unpacker();
  let tree = new PageTree();

  function take(messages: readonly PageMessage[]): boolean {
    for (const message of messages) {
      if (message.kind === 'snapshot') tree = new PageTree();
      if (message.kind === 'patch') for (const operation of message.operations) tree.apply(operation);
    }
    mirror.apply(messages);
    return messages.some(({ kind }) => kind === 'complete');
  }

  const shown = () =>
    [...stage.querySelectorAll('iframe')].find((frame) => frame.style.visibility === 'visible')?.contentDocument ??
    null;

  return {
    draw: async (payloads) => {
      let whole = false;
      for (const payload of payloads) {
        const parcel = await unpacker.push(Uint8Array.from(payload, (character) => character.charCodeAt(0)));
        if (!parcel.ok) defects.push(parcel.code);
        if (!parcel.ok || !parcel.value) continue;
        const decoded = decodePage(parcel.value);
        if (decoded.ok) whole = take(decoded.value) || whole;
        else defects.push(decoded.code);
      }
      return whole ? Date.now() : null;
    },
    report: () => {
      const page = shown();
      if (!page) return { count: 1, words: ['the mirror shows nothing'], defects };
      const { count, words } = compareDrawn(tree.root, page);
      return { count, words, defects };
    },
    tileBoxes: () =>
      [...(shown()?.querySelectorAll('beside-tile') ?? [])].map((tile) => {
        const { x, y, width, height } = tile.getBoundingClientRect();
        return { x, y, width, height };
      }),
  };
}
