export * from './link';
export * from './clock';
export * from './seal';
export * from './hub';
export * from './viewer';
export type { Delivery } from './command-desk';
export { decodeSaying, type Saying } from './inner';
export { decodeFrame, encodeFrame, type Frame, type FrameHeader } from './frame';
