export { canonicalJson } from '@beside/protocol';
