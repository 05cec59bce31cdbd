import { createMirror, type Mirror } from '@beside/mirror';
import { decodePage } from '@beside/protocol';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Runs in a page that stands for the agent's desk: a grid of mirrors, each fed by a liar. */
export interface DeskPage {
  /** Draws a document's parcels into a cell; gives what the mirror refused. */
  draw(cell: number, parcels: readonly string[]): readonly string[];
  /** Resolves when two frames were drawn and whatever waits for a timer had its chance. */
  rest(): Promise<void>;
  /** The middle of every box that is drawn, in px of the window. */
  places(): readonly Point[];
  /** Lets clicks fall into the frames, which the product never does. */
  openFrames(): void;
  /** Everything that a document could change of the host, as text. */
  host(): string;
  clear(): void;
}

declare global {
  interface Window {
    besideDesk?: DeskPage;
  }
}

export const CELL = { width: 380, height: 280 } as const;
export const COLUMNS = 5;
/** A refresh, an animation, an image that fails: none of them takes longer. */
const REST_MS = 120;

window.besideDesk ??= createDesk();

function createDesk(): DeskPage {
  const stage = document.body.appendChild(document.createElement('div'));
  const mirrors: Mirror[] = [];
  const frames = () => [...stage.querySelectorAll('iframe')];

  return {
    draw: (cell, parcels) => {
      const place = stage.appendChild(document.createElement('div'));
      Object.assign(place.style, {
        position: 'fixed',
        overflow: 'hidden',
        left: `${(cell % COLUMNS) * CELL.width}px`,
        top: `${Math.floor(cell / COLUMNS) * CELL.height}px`,
        width: `${CELL.width}px`,
        height: `${CELL.height}px`,
      });
      const refused: string[] = [];
      const mirror = createMirror(place, {
        tileWords: (reason) => reason,
        onDefect: (kind) => refused.push(kind),
      });
      mirrors.push(mirror);
      for (const parcel of parcels) {
        const decoded = decodePage(Uint8Array.from(parcel, (character) => character.charCodeAt(0)));
        if (decoded.ok) mirror.apply(decoded.value);
        else refused.push(decoded.code);
      }
      return refused;
    },
    rest: () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, REST_MS)))),
    places: () => frames().flatMap(placesIn),
    openFrames: () => {
      for (const frame of frames()) frame.style.pointerEvents = 'auto';
    },
    host: () => hostOf(stage),
    clear: () => {
      for (const mirror of mirrors.splice(0)) mirror.destroy();
      stage.replaceChildren();
    },
  };
}

function placesIn(frame: HTMLIFrameElement): Point[] {
  const page = frame.contentDocument;
  const outer = frame.getBoundingClientRect();
  if (!page || frame.style.visibility !== 'visible') return [];
  const spots = new Map<string, Point>();
  for (const element of everyElement(page)) {
    const box = element.getBoundingClientRect();
    const x = Math.round(box.left + Math.min(box.width, CELL.width) / 2);
    const y = Math.round(box.top + Math.min(box.height, CELL.height) / 2);
    if (box.width === 0 || box.height === 0 || x < 0 || y < 0 || x >= CELL.width || y >= CELL.height) continue;
    spots.set(`${x} ${y}`, { x: outer.left + x, y: outer.top + y });
  }
  return [...spots.values()];
}

function* everyElement(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot);
  }
}

function hostOf(stage: HTMLElement): string {
  const outside = document.documentElement.cloneNode(true) as HTMLElement;
  outside.querySelector('body > div')?.replaceChildren();
  return JSON.stringify({
    page: outside.outerHTML,
    stage: [...stage.querySelectorAll('*')]
      .map(({ localName }) => localName)
      .filter((tag) => !/^(div|iframe)$/.test(tag)),
    names: [...stage.querySelectorAll('iframe')].map(({ name }) => name).filter((name) => name !== ''),
    place: location.href,
    title: document.title,
    window: Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name)),
    document: Object.getOwnPropertyNames(document),
    prototypes: [Object, Array, Function, Element, Node, Window].map(({ prototype }) => Object.keys(prototype)),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    stored: [document.cookie, localStorage.length, sessionStorage.length],
    history: history.length,
    focus: document.activeElement?.localName,
    scrolled: [scrollX, scrollY],
    full: document.fullscreenElement !== null,
    locked: document.pointerLockElement !== null,
    opener: window.opener !== null || window.name !== '',
  });
}
