import { hostOf, innerDocument } from '../privacy/node-kind';
import type { CapturePort, DocumentSensor } from './capture-port';

/** A frame tells of a new document when it has loaded, and inside a shadow root not even then; frames are compared this often. */
const COMPARE_MS = 500;

/** Frames whose document was replaced, and those in hidden parts, out of which things may be moved. */
export function senseFrames({ changes, watch }: CapturePort): DocumentSensor {
  return (inner) => {
    const frame = hostOf(inner);
    const compare = () => {
      watchHidden(inner, watch);
      if (!frame || innerDocument(frame) === inner) return;
      clearInterval(timer);
      changes.self(frame);
    };
    const timer = setInterval(compare, COMPARE_MS);
    compare();
    return () => clearInterval(timer);
  };
}

function watchHidden(outer: Document, watch: (hidden: Document) => void): void {
  for (const frame of outer.getElementsByTagName('iframe')) {
    const inner = innerDocument(frame);
    if (!inner) continue;
    watch(inner);
    watchHidden(inner, watch);
  }
}
