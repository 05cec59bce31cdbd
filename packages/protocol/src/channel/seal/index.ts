export * from './seal';
export * from './handshake';
export { readHello, sealModes, type Intent, type SealMode } from './handshake-messages';
export * from './sealed-frames';
