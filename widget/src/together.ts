import { decodeActs, presenceMessage, type ActMessage, type PageMessage, type PresenceMessage } from '@beside/protocol';
import { openAssets } from './assets/open-assets';
import type { CapturePort, DocumentSensor } from './capture/capture-port';
import { laterSensors } from './capture/later-sensors';
import type { HandsReportParts } from './control/hands-report';
import { createReportShelf } from './control/report-shelf';
import { createHiddenMarks } from './overlay/hidden-marks';
import { hiddenCard } from './overlay/hidden-card';
import type { Find } from './privacy/detector';
import { findPersonalNumbers } from './privacy/personal-numbers';
import type { PageObject } from './privacy/page-object';
import { hiddenItem } from './privacy/hidden-item';
import type { Lens } from './privacy/lens';
import type * as HandsFile from './hands';
import type * as PreviewFile from './preview';
import type { HandsStrings } from './strings/hands-en';
import type { PreviewStrings } from './strings/preview-en';
import type { TogetherStrings } from './strings/together-en';
import { createWorkingTogether } from './working-together';

export interface TogetherParts {
  /** Takes the finder of personal numbers that comes with this file. PRIV-11 */
  readonly bringFinder: (find: Find) => void;
  /** Where marks are drawn, in the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly strings: TogetherStrings;
  readonly handsStrings: HandsStrings;
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
  readonly fetchHands: () => Promise<typeof HandsFile>;
  readonly fetchPreview: () => Promise<typeof PreviewFile>;
  /** Hands on a copy of all that is sent, from a new epoch on; returns its stop. */
  readonly watch: PreviewFile.PreviewParts['watch'];
  /** Makes a report to the audit. AUDIT-6 */
  readonly tellAudit: HandsReportParts['tell'];
  readonly session: string;
  /** The customer's presses in the widget since this was last asked: those that led here. SESS-23 */
  readonly presses: () => number;
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
  /** A new epoch has begun. */
  epoch(): void;
  /** Takes away what viewers have drawn, asked and been granted. CTRL-4 */
  clear(): void;
  stop(): void;
}

/** What the two do together once a session is live: a file of its own, fetched only then. */
export function openTogether(parts: TogetherParts): Together {
  const { layer, strings, who, elementOf, announce } = parts;
  parts.bringFinder(findPersonalNumbers);
  const assets = openAssets(parts);
  const want = (ids: readonly string[]) => assets.give(ids);
  const work = createWorkingTogether({
    ...{ layer, who, elementOf, announce, lookForHidden },
    ...{ lens: parts.lens, fetchHands: parts.fetchHands, presses: parts.presses },
    audit: { tell: parts.tellAudit, shelf: createReportShelf(parts.session) },
    strings: parts.handsStrings,
    show: (message) => parts.show(message, presenceMessage),
    give: want,
  });

  function* lookForHidden(): Iterable<Element | null> {
    for (const object of parts.objects()) yield hiddenItem(object, parts.lens);
  }
  const hiddenElements = () => [...lookForHidden()].filter((element) => element !== null);
  const hidden = createHiddenMarks(layer, strings, who, hiddenElements, announce);
  let card: HTMLElement | null = null;
  /** What had the focus when the card was opened. */
  let opener: HTMLElement | null = null;
  let preview: { close(): void } | null = null;

  function hideHidden(): void {
    hidden.stop();
    const root = layer.getRootNode() as ShadowRoot;
    const hadFocus = card?.contains(root.activeElement) ?? false;
    card?.remove();
    card = null;
    if (hadFocus) opener?.focus();
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
    opener = (layer.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
    card = hiddenCard(strings, hidden.count(), who(), { see: () => void see(), close: hideHidden });
    layer.append(card);
    card.querySelector('button')?.focus();
  }

  return {
    sense: (port) => {
      const [capture, doing] = [laterSensors(port), work.sense(port)];
      return (inner) => {
        const stops = [capture(inner), doing(inner)];
        return () => stops.forEach((stop) => stop());
      };
    },
    decodeActs,
    act: work.act,
    toggleHidden,
    epoch: work.epoch,
    clear: work.clear,
    stop: () => {
      work.stop();
      hideHidden();
      preview?.close();
      assets.stop();
    },
  };
}
