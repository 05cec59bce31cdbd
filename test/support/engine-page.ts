import { decodePage, encode, pageMessage, type ActMessage, type PageMessage } from '@beside/protocol';
import { createMirror, type Mirror } from '@beside/mirror';
import { startCapture, type Capture } from '../../widget/src/capture/capture';
import { Lens } from '../../widget/src/privacy/lens';
import type { Policy } from '../../widget/src/privacy/policy';

/** Runs in the browser: capture and mirror in one page, with the real wire between them. */
export interface EnginePage {
  start(policy: Pick<Policy, 'base' | 'allowShowAttributes' | 'rules'>): void;
  /** Everything that left, as the text of its decoded messages and as Latin-1 of its bytes. */
  sent(): { readonly text: string; readonly bytes: string; readonly kinds: readonly string[] };
  /** Resolves when both ends agreed on the page state after the last change. */
  settled(): Promise<{ readonly hash: number; readonly defects: readonly string[] }>;
  /** Draws what a lying sender says, without any customer-side filter; gives the defects that the mirror reported. */
  draw(messages: readonly PageMessage[]): readonly string[];
  /** The mirror's document as HTML, without what the mirror adds. */
  mirrored(): string;
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
    const lens = new Lens({ version: 1, hash: '', ...policy });
    capture = startCapture({
      page: document,
      own,
      lens,
      inFlight: () => 0,
      send: (messages) => carry(messages, shown),
    });
  },
  sent: () => ({ text, bytes, kinds }),
  settled: () => new Promise((done) => checkpoints.push(() => done({ hash: mirror?.hash() ?? 0, defects }))),
  draw: (messages) => {
    const own = document.createElement('div');
    Object.assign(own.style, { position: 'relative', width: '600px', height: '600px' });
    document.documentElement.append(own);
    mirror = createMirror(own, { tileWords: (reason) => reason, onDefect: (kind) => defects.push(kind) });
    mirror.apply(messages);
    return defects;
  },
  mirrored: () => {
    const frame = frameOf();
    return frame?.contentDocument?.documentElement?.outerHTML ?? '';
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

function frameOf(): HTMLIFrameElement | null {
  return (
    [...document.querySelectorAll('iframe')].find((frame) => frame.getAttribute('sandbox') === 'allow-same-origin') ??
    null
  );
}
