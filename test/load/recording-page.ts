import { encode, pack, pageMessage, WrittenNames, type PageMessage } from '@beside/protocol';
import { startCapture } from '../../widget/src/capture/capture';
import { laterSensors } from '../../widget/src/capture/later-sensors';
import { bringFinder } from '../../widget/src/privacy/detector';
import { Lens } from '../../widget/src/privacy/lens';
import { findPersonalNumbers } from '../../widget/src/privacy/personal-numbers';

/** Runs in the browser: the sizes of what capture would send, and nothing of what is in it. */
export interface SizeRecording {
  /** Bytes of every parcel with a patch since the last call: as encoded, and as sealed. */
  taken(): Promise<readonly (readonly [parcel: number, payload: number])[]>;
  /** The picture is whole, and nothing waits. */
  settled(): boolean;
}

declare global {
  interface Window {
    sizes: SizeRecording;
  }
}

bringFinder(findPersonalNumbers);

const own = document.createElement('beside-widget');
document.documentElement.append(own);
const names = new WrittenNames();
let isWhole = false;
let sizes: Promise<readonly [number, number]>[] = [];

const capture = startCapture({
  page: document,
  own,
  lens: new Lens({ version: 1, hash: '', base: 'labels', allowShowAttributes: true, rules: [] }),
  inFlight: () => 0,
  send: (messages: readonly PageMessage[]) => {
    const parcel = encode(pageMessage, messages, names);
    if (isWhole && messages.some(({ kind }) => kind === 'patch')) sizes.push(sizeOf(parcel));
    isWhole ||= messages.some(({ kind }) => kind === 'complete');
  },
});
capture.sense(laterSensors);

async function sizeOf(parcel: Uint8Array<ArrayBuffer>): Promise<readonly [number, number]> {
  const payloads = await pack(parcel);
  return [parcel.length, payloads.reduce((sum, { length }) => sum + length, 0)];
}

window.sizes = {
  taken: () => {
    const taken = sizes;
    sizes = [];
    return Promise.all(taken);
  },
  settled: () => capture.settledHash() !== null,
};
