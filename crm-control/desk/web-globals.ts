import { TextDecoder, TextEncoder } from 'node:util';

/** What every browser has and jsdom lacks; a test in jsdom imports this before anything else. */
Object.assign(globalThis, { TextDecoder, TextEncoder });
