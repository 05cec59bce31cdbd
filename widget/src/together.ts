import type { ActMessage, PageMessage } from '@beside/protocol';
import { openAssets } from './assets/open-assets';
import type { CapturePort, DocumentSensor } from './capture/capture-port';
import { laterSensors } from './capture/later-sensors';
import { applyAct } from './control/apply-act';
import { createHiddenMarks, type HiddenMarks } from './overlay/hidden-marks';
import { createMarks } from './overlay/marks';
import { MARK_STYLES } from './overlay/mark-styles';
import type { PageObject } from './privacy/page-object';
import { hiddenItem } from './privacy/hidden-item';
import type { Lens } from './privacy/lens';
import type { Strings } from './strings/en';

export interface TogetherParts {
  /** Where marks are drawn, in the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly strings: Strings;
  readonly who: () => string;
  readonly elementOf: (node: number) => Element | null;
  /** What viewers have of the page. */
  readonly objects: () => Iterable<PageObject>;
  readonly lens: Lens;
  readonly announce: (words: string) => void;
  /** Looks at a part of the page again. */
  readonly changed: (object: PageObject) => void;
  /** Tells all viewers what the customer's page now shows. */
  readonly tell: (message: Extract<PageMessage, { kind: 'spotlight' | 'asset' }>) => void;
  /** Bytes under way to the slowest viewer. */
  readonly inFlight: () => number;
  /** The company's tag allows fonts to be fetched. */
  readonly fonts: boolean;
}

export interface Together {
  /** What is sensed once the first view is on its way. */
  readonly sense: (port: CapturePort) => DocumentSensor;
  /** A viewer's intent. CTRL-1 */
  act(viewer: string, act: ActMessage): void;
  readonly hidden: HiddenMarks;
  /** Takes away what viewers have drawn. */
  clear(): void;
  stop(): void;
}

/** What the two do together once a session is live: a file of its own, fetched only then. */
export function openTogether(parts: TogetherParts): Together {
  const { layer, strings, who, elementOf, announce } = parts;
  wear(layer);
  const marks = createMarks(layer, strings, who, elementOf);
  function* hiddenElements(): Iterable<Element> {
    for (const object of parts.objects()) {
      const hidden = hiddenItem(object, parts.lens);
      if (hidden) yield hidden;
    }
  }

  const assets = openAssets(parts);
  const hidden = createHiddenMarks(layer, strings, who, hiddenElements, announce);
  return {
    sense: laterSensors,
    act: (viewer, act) => {
      if (act.kind === 'want') return assets.give(act.assets);
      applyAct(act, {
        marks,
        elementOf,
        announce: (what) => announce(strings.pointsTo(who(), what)),
        spotlightShown: (node) => parts.tell({ kind: 'spotlight', who: viewer, node }),
      });
    },
    hidden,
    clear: marks.clear,
    stop: () => {
      marks.clear();
      hidden.stop();
      assets.stop();
    },
  };
}

/** Its own look comes with this file. */
function wear(layer: HTMLElement): void {
  const root = layer.getRootNode();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(MARK_STYLES);
  if (root instanceof ShadowRoot) root.adoptedStyleSheets.push(sheet);
}
