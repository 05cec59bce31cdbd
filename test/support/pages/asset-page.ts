import {
  actMessage,
  decodeActs,
  decodePage,
  encode,
  nameAsset,
  pageMessage,
  type ActMessage,
  type AssetType,
  type Operation,
  type PageMessage,
} from '@beside/protocol';
import { createMirror, type Mirror } from '@beside/mirror';
import { openAssets, type Assets } from '../../../widget/src/assets/open-assets';
import { startCapture, type Capture } from '../../../widget/src/capture/capture';
import { discloseMessage } from '../../../widget/src/privacy/disclose';
import { Lens } from '../../../widget/src/privacy/lens';
import type { Policy } from '../../../widget/src/privacy/policy';

export interface Crossed {
  readonly id: string;
  readonly type: AssetType;
  readonly bytes: number;
}

/** Runs in the browser: capture with its gatherer and mirrors in one page, with the real wire between them. */
export interface AssetPage {
  start(policy: Pick<Policy, 'base' | 'allowShowAttributes' | 'rules'>, fonts?: boolean): void;
  /** Another viewer of the same page. */
  join(): void;
  /** A new epoch, as after a resync. */
  epoch(): void;
  /** Every asset that has crossed the wire, in order. */
  crossed(): readonly Crossed[];
  /** Every list that a viewer asked for. */
  asked(): readonly (readonly string[])[];
  /** A viewer asks, whatever its page state says. */
  ask(assets: readonly string[]): void;
  /** Everything that left, as the text of its messages without bytes, and as Latin-1. */
  sent(): string;
  defects(): readonly string[];
  /** Red, green, blue and alpha of a mirrored element's picture at a pixel of it; `null` when it has none. */
  pixel(selector: string, x: number, y: number): Promise<readonly number[] | null>;
  mirrored(selector: string): string | null;
  mirrorBox(selector: string): { readonly width: number; readonly height: number } | null;
  mirrorStyle(selector: string, property: string): string | null;
  /** The families that the mirror's document has loaded. */
  fonts(): readonly string[];
  tiles(): readonly string[];
  /** Draws a page and then sends an asset, past everything at the customer's side; resolves when both have had their time. */
  lie(page: Operation | null, hash: number, asset: Extract<PageMessage, { kind: 'asset' }>): Promise<void>;
  name(bytes: readonly number[]): Promise<string>;
}

declare global {
  interface Window {
    assetPage: AssetPage;
  }
}

const SNAPSHOT: PageMessage = {
  kind: 'snapshot',
  width: 300,
  height: 300,
  scrollX: 0,
  scrollY: 0,
  title: '',
  origin: 'https://evil.test',
  language: 'en',
  direction: 'ltr',
  quirks: false,
  dark: false,
  nodes: 1,
};
let capture: Capture | null = null;
let assets: Assets | null = null;
let lens: Lens | null = null;
const mirrors: { readonly mirror: Mirror; readonly place: HTMLElement }[] = [];
const crossed: Crossed[] = [];
const asked: (readonly string[])[] = [];
const defects: string[] = [];
let sent = '';
const own = document.createElement('beside-widget');

function openMirror(): Mirror {
  const place = own.appendChild(document.createElement('div'));
  Object.assign(place.style, { position: 'fixed', insetInlineEnd: '0', bottom: '0', width: '300px', height: '300px' });
  const mirror = createMirror(place, {
    tileWords: (reason) => reason,
    onDefect: (kind) => defects.push(kind),
    onWant: (ids) => {
      act({ kind: 'want', assets: ids });
      return Promise.resolve('delivered');
    },
  });
  mirror.scale('actual');
  mirrors.push({ mirror, place });
  return mirror;
}

function act(message: ActMessage): void {
  const decoded = decodeActs(encode(actMessage, [message]));
  if (!decoded.ok) throw new Error(decoded.code);
  for (const one of decoded.value) {
    if (one.kind !== 'want') continue;
    asked.push(one.assets);
    assets?.give(one.assets);
  }
}

function carry(messages: readonly PageMessage[]): void {
  const packed = encode(pageMessage, messages);
  sent += new TextDecoder('latin1').decode(packed);
  const decoded = decodePage(packed);
  if (!decoded.ok) throw new Error(decoded.code);
  for (const message of decoded.value) {
    if (message.kind === 'asset') crossed.push({ id: message.id, type: message.type, bytes: message.bytes.length });
    else sent += JSON.stringify(message);
  }
  for (const { mirror } of mirrors) mirror.apply(decoded.value);
}

function begin(): void {
  capture?.stop();
  for (const { mirror } of mirrors) mirror.begin();
  if (lens) capture = startCapture({ page: document, own, lens, inFlight: () => 0, send: carry });
}

const frameOf = () =>
  [...(mirrors[0]?.place.querySelectorAll('iframe') ?? [])].find((frame) => frame.style.visibility === 'visible');
const pageOf = () => frameOf()?.contentDocument ?? null;
const find = (selector: string) => pageOf()?.querySelector<HTMLElement>(selector) ?? null;

window.assetPage = {
  start: (policy, fonts = false) => {
    document.documentElement.append(own);
    lens = new Lens({ version: 1, hash: '', ...policy });
    openMirror();
    begin();
    assets = openAssets({
      lens,
      objects: () => capture?.objects() ?? [],
      changed: (object) => capture?.changed(object),
      tell: (message) => carry([discloseMessage(message)]),
      inFlight: () => 0,
      fonts,
    });
  },
  join: () => {
    openMirror();
    begin();
  },
  epoch: begin,
  crossed: () => crossed,
  asked: () => asked,
  ask: (ids) => act({ kind: 'want', assets: ids }),
  sent: () => sent,
  defects: () => defects,
  pixel: async (selector, x, y) => {
    const element = find(selector) as HTMLImageElement | null;
    const url = element?.currentSrc ?? /blob:[^"]+/.exec(element?.style.content ?? '')?.[0];
    if (!url?.startsWith('blob:')) return null;
    const image = new Image();
    image.src = url;
    if (
      !(await image.decode().then(
        () => true,
        () => false,
      ))
    )
      return null; // given back meanwhile
    const context = document.createElement('canvas').getContext('2d');
    context?.drawImage(image, 0, 0);
    return [...(context?.getImageData(x, y, 1, 1).data ?? [])];
  },
  mirrored: (selector) => find(selector)?.outerHTML ?? null,
  mirrorBox: (selector) => {
    const box = find(selector)?.getBoundingClientRect();
    return box ? { width: box.width, height: box.height } : null;
  },
  mirrorStyle: (selector, property) => {
    const element = find(selector);
    return element && getComputedStyle(element).getPropertyValue(property);
  },
  fonts: () => [...(pageOf()?.fonts ?? [])].filter(({ status }) => status === 'loaded').map(({ family }) => family),
  tiles: () => [...(pageOf()?.querySelectorAll('beside-tile') ?? [])].map((tile) => tile.textContent ?? ''),
  lie: async (insert, hash, asset) => {
    capture?.stop();
    const { mirror } = mirrors[0] as (typeof mirrors)[number];
    mirror.begin();
    if (insert) mirror.apply([SNAPSHOT, { kind: 'patch', operations: [insert] }, { kind: 'complete', hash }]);
    mirror.apply([asset]);
    // The same hashing and decoding, begun later, is done later.
    await nameAsset(asset.bytes);
    await createImageBitmap(new Blob([asset.bytes])).catch(() => null);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  },
  name: (bytes) => nameAsset(Uint8Array.from(bytes)),
};
