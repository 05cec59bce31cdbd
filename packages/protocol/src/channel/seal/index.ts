export * from './handshake';
export {
  readHello,
  readStep,
  sealModes,
  stepBytes,
  type Intent,
  type SealMode,
  type SealStep,
} from './handshake-messages';
export { unpad } from './padding';
export * from './customer-handshakes';
export * from './viewer-attempt';
export * from './customer-seal';
export * from './viewer-seal';
