import { decodePage, encode, pageMessage, type ActMessage, type PageMessage } from '@beside/protocol';
import { createMirror, type Mirror } from '@beside/mirror';
import { rangeOf } from '../../../widget/src/control/editor';
import { startCapture, type Capture } from '../../../widget/src/capture/capture';
import { laterSensors } from '../../../widget/src/capture/later-sensors';
import { bringFinder } from '../../../widget/src/privacy/detector';
import { Lens } from '../../../widget/src/privacy/lens';
import { findPersonalNumbers } from '../../../widget/src/privacy/personal-numbers';
import { seeClosedRoots } from '../../../widget/src/closed-roots';
import type { Policy } from '../../../widget/src/privacy/policy';

bringFinder(findPersonalNumbers);

/** Runs in the browser: capture and mirror in one page, with the real wire between them. */
export interface EnginePage {
  start(policy: Pick<Policy, 'base' | 'allowShowAttributes' | 'rules'>): void;
  /** Everything that left, as the text of its decoded messages and as Latin-1 of its bytes. */
  sent(): { readonly text: string; readonly bytes: string; readonly kinds: readonly string[] };
  /** Resolves when both ends agreed on the page state after the last change. */
  settled(): Promise<{ readonly hash: number; readonly defects: readonly string[] }>;
  /** Draws what a lying sender says, without any customer-side filter; gives the defects that the mirror reported. */
  draw(messages: readonly PageMessage[]): readonly string[];
  /** The mirror's document as HTML, without what the mirror adds; or that of a frame in it, by selectors from the outside in. */
  mirrored(...frames: readonly string[]): string;
  /** The `id` of the customer's element that a viewer's point means, through the mirror and back. */
  pointedAt(x: number, y: number): string | null;
  /** The mirror itself. */
  mirror(): Mirror;
  /** A point of the mirrored page, in px of the window. */
  windowPoint(x: number, y: number): { readonly x: number; readonly y: number };
  /** The `id` of the customer's element that a stroke over the mirror stands on. */
  standsOn(stroke: readonly (readonly [x: number, y: number])[]): string | null;
  /** The `id` of the customer's element of this number. */
  idOf(node: number): string | null;
  /** The box of a letter of the mirror, counted in the words of an element. */
  letterBox(selector: string, letter: number): { readonly x: number; readonly y: number; readonly height: number };
  /** The words of the customer's page that an act of selecting would choose. */
  chosen(words: { readonly node: number; readonly start: number; readonly end: number }): { readonly words: string };
  /** How far an element of the mirror is scrolled down. */
  mirrorScroll(selector: string): number;
  /** A computed style of what the mirror draws. */
  mirrorStyle(selector: string, property: string): string;
  /** The words that the mirror draws as selected. */
  selected(): string;
  mirrorBox(
    selector: string,
  ): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
  stop(): void;
}

declare global {
  interface Window {
    engine: EnginePage;
    act?: (message: ActMessage) => void;
  }
}

const closedRoot = seeClosedRoots();
let capture: Capture | null = null;
let mirror: Mirror | null = null;
const kinds: string[] = [];
let text = '';
let bytes = '';
const defects: string[] = [];
let checkpoints: (() => void)[] = [];

window.engine = {
  start: (policy) => {
    const own = document.createElement('div');
    Object.assign(own.style, {
      position: 'fixed',
      insetInlineEnd: '0',
      top: '0',
      width: '600px',
      height: '600px',
      zIndex: '9',
    });
    document.documentElement.append(own);
    mirror = createMirror(own, { tileWords: (reason) => reason, onDefect: (kind) => defects.push(kind) });
    const shown = mirror;
    const lens = new Lens({ version: 1, hash: '', ...policy }, closedRoot);
    capture = startCapture({
      page: document,
      own,
      lens,
      inFlight: () => 0,
      send: (messages) => carry(messages, shown),
    });
    capture.sense(laterSensors);
  },
  sent: () => ({ text, bytes, kinds }),
  settled: () => {
    const settled = new Promise<Awaited<ReturnType<EnginePage['settled']>>>((done) =>
      checkpoints.push(() => done({ hash: mirror?.hash() ?? 0, defects })),
    );
    // A checkpoint follows a change: one that nobody sees.
    document.documentElement.appendChild(document.createComment('')).remove();
    return settled;
  },
  draw: (messages) => {
    const own = document.createElement('div');
    Object.assign(own.style, { position: 'relative', width: '600px', height: '600px' });
    document.documentElement.append(own);
    mirror = createMirror(own, { tileWords: (reason) => reason, onDefect: (kind) => defects.push(kind) });
    mirror.apply(messages);
    return defects;
  },
  mirrored: (...frames) => {
    let page = frameOf()?.contentDocument;
    for (const selector of frames) page = page?.querySelector<HTMLIFrameElement>(selector)?.contentDocument;
    return page?.documentElement?.outerHTML ?? '';
  },
  pointedAt: (x, y) => {
    const outer = frameOf()?.getBoundingClientRect();
    const at = outer && mirror?.anchorAt(outer.left + x * scaleOf(), outer.top + y * scaleOf());
    return (at && capture?.elementOf(at.node)?.id) ?? null;
  },
  mirror: () => {
    if (!mirror) throw new Error('there is no mirror yet');
    return mirror;
  },
  windowPoint,
  standsOn: (stroke) => {
    const stand = mirror?.standOf(stroke.map(([x, y]) => windowPoint(x, y)));
    return (stand && capture?.elementOf(stand.node)?.id) ?? null;
  },
  idOf: (node) => capture?.elementOf(node)?.id ?? null,
  letterBox: (selector, letter) => {
    const element = frameOf()?.contentDocument?.querySelector(selector);
    const range = element && rangeOf(element, letter, letter + 1);
    const { x, y, height } = range?.getClientRects()[0] ?? { x: 0, y: 0, height: 0 };
    return { x, y, height };
  },
  chosen: ({ node, start, end }) => {
    const element = capture?.elementOf(node);
    return { words: String((element && rangeOf(element, start, end)) ?? '') };
  },
  mirrorScroll: (selector) => frameOf()?.contentDocument?.querySelector(selector)?.scrollTop ?? 0,
  mirrorStyle: (selector, property) => {
    const element = frameOf()?.contentDocument?.querySelector(selector);
    return element ? getComputedStyle(element).getPropertyValue(property) : '';
  },
  selected: () => {
    const view = frameOf()?.contentWindow as (Window & typeof globalThis) | null | undefined;
    const [range] = view?.CSS.highlights.get('beside-selection') ?? [];
    return String(range ?? '');
  },
  mirrorBox: (selector) => {
    const element = frameOf()?.contentDocument?.querySelector(selector);
    if (!element) return null;
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  },
  stop: () => {
    capture?.stop();
    mirror?.destroy();
  },
};

function carry(messages: readonly PageMessage[], shown: Mirror): void {
  const packed = encode(pageMessage, messages);
  bytes += new TextDecoder('latin1').decode(packed);
  const decoded = decodePage(packed);
  if (!decoded.ok) throw new Error(decoded.code);
  text += JSON.stringify(decoded.value);
  kinds.push(...decoded.value.map((message) => message.kind));
  shown.apply(decoded.value);
  if (!decoded.value.some((message) => message.kind === 'checkpoint')) return;
  const waiting = checkpoints;
  checkpoints = [];
  for (const done of waiting) done();
}

function windowPoint(x: number, y: number): { x: number; y: number } {
  const outer = frameOf()?.getBoundingClientRect();
  return { x: (outer?.left ?? 0) + x * scaleOf(), y: (outer?.top ?? 0) + y * scaleOf() };
}

function scaleOf(): number {
  const frame = frameOf();
  return frame ? frame.getBoundingClientRect().width / frame.offsetWidth : 1;
}

function frameOf(): HTMLIFrameElement | null {
  return (
    [...document.querySelectorAll('iframe')].find((frame) => frame.getAttribute('sandbox') === 'allow-same-origin') ??
    null
  );
}
