import { decodeActs, presenceMessage, type ActMessage, type PageMessage, type PresenceMessage } from '@beside/protocol';
import { openAssets } from './assets/open-assets';
import type { CapturePort, DocumentSensor } from './capture/capture-port';
import { laterSensors } from './capture/later-sensors';
import { applyAct } from './control/apply-act';
import { createHiddenMarks } from './overlay/hidden-marks';
import { hiddenCard } from './overlay/hidden-card';
import { createMarks } from './overlay/marks';
import { MARK_STYLES } from './overlay/mark-styles';
import { wear } from './overlay/wear';
import type { Find } from './privacy/detector';
import { findPersonalNumbers } from './privacy/personal-numbers';
import type { PageObject } from './privacy/page-object';
import { hiddenItem } from './privacy/hidden-item';
import type { Lens } from './privacy/lens';
import type * as PreviewFile from './preview';
import type { PreviewStrings } from './strings/preview-en';
import type { TogetherStrings } from './strings/together-en';

export interface TogetherParts {
  /** Takes the finder of personal numbers that comes with this file. PRIV-11 */
  readonly bringFinder: (find: Find) => void;
  /** Where marks are drawn, in the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly strings: TogetherStrings;
  readonly previewStrings: PreviewStrings;
  readonly who: () => string;
  readonly elementOf: (node: number) => Element | null;
  /** What viewers have of the page. */
  readonly objects: () => Iterable<PageObject>;
  readonly lens: Lens;
  readonly announce: (words: string) => void;
  /** Looks at a part of the page again. */
  readonly changed: (object: PageObject) => void;
  readonly tell: (message: Extract<PageMessage, { kind: 'asset' }>) => void;
  /** Tells all viewers what happens above the page. */
  readonly show: (message: PresenceMessage, codec: typeof presenceMessage) => void;
  /** Bytes under way to the slowest viewer. */
  readonly inFlight: () => number;
  readonly fetchPreview: () => Promise<typeof PreviewFile>;
  /** Hands on a copy of all that is sent, from a new epoch on; returns its stop. */
  readonly watch: PreviewFile.PreviewParts['watch'];
  /** The company's tag allows fonts to be fetched. */
  readonly fonts: boolean;
}

export interface Together {
  /** What is sensed once the first view is on its way. */
  readonly sense: (port: CapturePort) => DocumentSensor;
  readonly decodeActs: typeof decodeActs;
  /** A viewer's intent. CTRL-1 */
  act(viewer: string, act: ActMessage): void;
  /** Marks what is hidden and says how much it is, or takes that away again. PRIV-14 */
  toggleHidden(): void;
  /** Takes away what viewers have drawn. */
  clear(): void;
  stop(): void;
}

/** What the two do together once a session is live: a file of its own, fetched only then. */
export function openTogether(parts: TogetherParts): Together {
  const { layer, strings, who, elementOf, announce } = parts;
  wear(layer, MARK_STYLES);
  parts.bringFinder(findPersonalNumbers);
  const marks = createMarks(layer, strings, who, elementOf);
  function* hiddenElements(): Iterable<Element> {
    for (const object of parts.objects()) {
      const hidden = hiddenItem(object, parts.lens);
      if (hidden) yield hidden;
    }
  }

  const assets = openAssets(parts);
  const hidden = createHiddenMarks(layer, strings, who, hiddenElements, announce);
  let card: HTMLElement | null = null;
  let preview: { close(): void } | null = null;
  const show = (message: PresenceMessage) => parts.show(message, presenceMessage);
  const want = (ids: readonly string[]) => assets.give(ids);

  function hideHidden(): void {
    hidden.stop();
    card?.remove();
    card = null;
  }

  async function see(): Promise<void> {
    hideHidden();
    const { openPreview } = await parts.fetchPreview();
    preview ??= openPreview({
      layer,
      strings: parts.previewStrings,
      who: who(),
      watch: parts.watch,
      want,
      closed: () => (preview = null),
    });
  }

  function toggleHidden(): void {
    if (card) return hideHidden();
    hidden.toggle();
    card = hiddenCard(strings, hidden.count(), who(), { see: () => void see(), close: hideHidden });
    layer.append(card);
    card.querySelector('button')?.focus();
  }

  return {
    sense: laterSensors,
    decodeActs,
    act: (viewer, act) => {
      if (act.kind === 'want') return assets.give(act.assets);
      if (act.kind !== 'point' && act.kind !== 'spotlight') return;
      applyAct(act, {
        marks,
        elementOf,
        announce: (what) => announce(what === '' ? strings.pointsSomewhere(who()) : strings.pointsTo(who(), what)),
        spotlightShown: (node) => show({ kind: 'spotlight', who: viewer, node }),
      });
    },
    toggleHidden,
    clear: marks.clear,
    stop: () => {
      marks.clear();
      hideHidden();
      preview?.close();
      assets.stop();
    },
  };
}
