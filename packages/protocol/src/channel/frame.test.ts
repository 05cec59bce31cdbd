import { MAX_FRAME_BYTES } from '../limits';
import { decodeFrame, encodeFrame } from './frame';

test('[WIRE-8] a frame is a version, a sized header and the payload up to its end', () => {
  const header = { kind: 'page', epoch: 'e', seq: 300 } as const;
  const frame = encodeFrame(header, Uint8Array.from([9, 8]));
  expect(frame[0]).toBe(2);
  expect(decodeFrame(frame)).toEqual({ header, payload: Uint8Array.from([9, 8]) });
});

test('[WIRE-2] [SEAL-1] another version, the unsealed one of before among them, an oversize frame and rubbish are no frames', () => {
  const frame = encodeFrame({ kind: 'page', epoch: 'e', seq: 1 });
  frame[0] = 1; // unsealed
  expect(decodeFrame(frame)).toBeNull();
  expect(decodeFrame(new Uint8Array(MAX_FRAME_BYTES + 1))).toBeNull();
  expect(decodeFrame(new Uint8Array([2, 0, 0]))).toBeNull();
});
