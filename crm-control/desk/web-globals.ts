/** What every browser has and jsdom lacks; a test in jsdom imports this before anything else. */
const { TextDecoder, TextEncoder } = process.getBuiltinModule('node:util');
Object.assign(globalThis, { TextDecoder, TextEncoder });

export {};
