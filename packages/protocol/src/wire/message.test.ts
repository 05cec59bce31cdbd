import { MAX_OPERATIONS } from '../limits';
import { decodeActs, decodePage } from './decode';
import { encode } from './encode';
import { actMessage } from './act';
import { pageMessage, type PageMessage } from './message';
import { Writer } from './writer';

const snapshot: PageMessage = {
  kind: 'snapshot',
  width: 1280,
  height: 720,
  scrollX: 0,
  scrollY: -3,
  title: 'é',
  origin: 'https://x.test',
  language: 'nl',
  direction: 'rtl',
  quirks: false,
  dark: true,
  nodes: 12,
};
const everything: PageMessage[] = [
  snapshot,
  {
    kind: 'patch',
    operations: [
      {
        kind: 'insert',
        parent: 1,
        before: 0,
        firstId: 2,
        nodes: [
          {
            level: 0,
            node: {
              kind: 'element',
              tag: 'p',
              space: 'html',
              attributes: [
                { name: 'class', value: 'a' },
                { name: '.value', value: '\u0000😀' },
              ],
            },
          },
          { level: 1, node: { kind: 'text', text: 'text 😀' } },
          { level: 1, node: { kind: 'style', css: 'p{}', media: '' } },
          { level: 1, node: { kind: 'shadow' } },
          { level: 1, node: { kind: 'frame', quirks: true } },
          { level: 1, node: { kind: 'tile', reason: 'canvas', width: 3, height: 4, inline: true } },
        ],
      },
      { kind: 'move', id: 3, parent: 2, before: 4 },
      { kind: 'remove', id: 3 },
      { kind: 'attribute', id: 2, name: 'class', value: null },
      { kind: 'text', id: 3, text: '' },
      { kind: 'style', id: 4, css: 'a{}' },
      { kind: 'scroll', id: 2, left: -5, top: 16_000_000 },
    ],
  },
  { kind: 'complete', hash: Number.MAX_SAFE_INTEGER },
  { kind: 'states', hover: 5, active: null, focus: 6, focusVisible: true, target: null },
  { kind: 'selection', range: { start: { node: 3, offset: 1 }, end: { node: 7, offset: 0 } } },
  { kind: 'viewport', width: 1, height: 2, scrollX: 3, scrollY: 4 },
  { kind: 'pointer', who: 'p', at: { node: 5, x: 0, y: 1 } },
  { kind: 'pointer', who: 'p', at: null },
  { kind: 'checkpoint', hash: 0 },
  { kind: 'status', status: 'paused', hidden: true },
  { kind: 'mark', who: 'p', id: 1, tool: 'note', node: 4, points: [{ x: 0, y: 1 }], text: 'here ✓' },
  { kind: 'unmark', who: null, id: null },
  { kind: 'tap', who: 'p', at: { node: 5, x: 1, y: 0 } },
  { kind: 'look', who: 'p', top: 0, bottom: 1 },
  { kind: 'typing', node: 7 },
  { kind: 'mode', writer: 'p', direct: true },
  { kind: 'question', who: 'p', act: 3, about: 'press', node: 9, answer: 'open' },
  { kind: 'proposal', who: 'p', act: 4, node: 9, state: 'changed' },
  { kind: 'outcome', who: 'p', act: 5, outcome: 'final' },
  { kind: 'undone', who: 'p', fields: 2 },
  { kind: 'said', who: 'p', text: 'شكرا' },
  { kind: 'asset', id: 'abcdefghijklmnop'.repeat(2), type: 'webp', bytes: Uint8Array.from([0, 255, 7]) },
];

test('[WIRE-4] every message comes back as it went, and repeated names are written once', () => {
  const decoded = decodePage(encode(pageMessage, everything));
  expect(decoded).toEqual({ ok: true, value: everything });
  const acts = [
    { kind: 'point', at: { node: 2, x: 1, y: 0 } },
    { kind: 'tap', at: { node: 2, x: 0, y: 1 } },
    {
      kind: 'mark',
      id: 1,
      tool: 'arrow',
      node: 4,
      points: [
        { x: 0, y: 1 },
        { x: 1, y: 1 },
      ],
      text: '',
    },
    { kind: 'unmark', id: 1, everybody: false },
    { kind: 'look', top: 0, bottom: 1 },
    { kind: 'bring', act: 1, node: 8 },
    { kind: 'ask', act: 2 },
    { kind: 'yield' },
    { kind: 'fill', act: 3, node: 8, value: { kind: 'text', text: '1 000' } },
    { kind: 'fill', act: 4, node: 8, value: { kind: 'options', chosen: [0, 3] } },
    { kind: 'fill', act: 5, node: 8, value: { kind: 'checked', checked: true } },
    { kind: 'fill', act: 6, node: 8, value: { kind: 'share', share: 1 } },
    { kind: 'withdraw', act: 3 },
    { kind: 'press', act: 7, at: { node: 2, x: 1, y: 0 } },
    { kind: 'key', act: 8, node: 2, key: 'Tab', shift: true },
    { kind: 'hover', act: 9, node: 2 },
    { kind: 'focus', act: 10, node: 2 },
    { kind: 'scroll', act: 11, node: 2, left: -5, top: 80 },
    { kind: 'select', act: 12, node: 2, start: 0, end: 4 },
    { kind: 'go', act: 13, where: 'back' },
    { kind: 'undo', act: 14 },
    { kind: 'say', text: 'ваш номер' },
    { kind: 'want', assets: ['a'.repeat(32), 'p'.repeat(32)] },
  ] as const;
  expect(decodeActs(encode(actMessage, acts))).toEqual({ ok: true, value: acts });
  const rows = (names: string[]) =>
    encode(pageMessage, [
      { kind: 'patch', operations: names.map((name) => ({ kind: 'attribute' as const, id: 2, name, value: '' })) },
    ]).length;
  expect(rows(['aria-expanded', 'aria-expanded'])).toBeLessThan(rows(['aria-expanded', 'aria-expandex']) - 10);
});

test('[WIRE-2] cut or altered bytes are refused whole or decode to something valid, never thrown', () => {
  const bytes = encode(pageMessage, everything);
  for (let length = 0; length < bytes.length; length++) expect(decodePage(bytes.subarray(0, length)).ok).toBe(false);
  for (let at = 0; at < bytes.length; at++) {
    for (const flip of [1, 0x80, 0xff]) {
      const altered = bytes.slice();
      altered[at] = (altered[at] as number) ^ flip;
      const decoded = decodePage(altered);
      if (decoded.ok) expect(() => encode(pageMessage, decoded.value)).not.toThrow();
    }
  }
});

test('[WIRE-2] a message of an unknown kind is dropped alone, unknown fields after the known ones are cut off', () => {
  const writer = new Writer();
  writer.varint(3);
  writer.sized((w) => {
    w.varint(99);
    w.text('later', 100);
    w.name('n', 10);
  });
  writer.sized((w) => {
    pageMessage.write(w, { kind: 'checkpoint', hash: 7 });
    w.text('a field of a later version', 100);
  });
  writer.sized((w) => pageMessage.write(w, { kind: 'checkpoint', hash: 8 }));
  expect(decodePage(writer.finish())).toEqual({
    ok: true,
    value: [
      { kind: 'checkpoint', hash: 7 },
      { kind: 'checkpoint', hash: 8 },
    ],
  });
});

test('[WIRE-3] lengths and counts are bounded before they are believed', () => {
  const claims = (fill: (w: Writer) => void) => {
    const writer = new Writer();
    writer.varint(1);
    writer.sized(fill);
    return decodePage(writer.finish()).ok;
  };
  expect(
    claims((w) => {
      w.varint(2);
      w.varint(MAX_OPERATIONS + 1);
    }),
  ).toBe(false);
  expect(
    claims((w) => {
      w.varint(2);
      w.varint(1_000);
    }),
  ).toBe(false);
  expect(
    claims((w) => {
      w.varint(3);
      for (let i = 0; i < 9; i++) w.byte(0xff);
    }),
  ).toBe(false);
  expect(decodePage(new Uint8Array([0xff, 0xff, 0xff, 0xff, 0x7f]))).toEqual({ ok: false, code: 'wire/malformed' });
});

test('[WIRE-3] a text longer than its bound is cut at a character when written', () => {
  const decoded = decodePage(encode(pageMessage, [{ ...snapshot, title: '😀'.repeat(100) }]));
  expect(decoded.ok && decoded.value[0]?.kind === 'snapshot' && decoded.value[0].title).toBe('😀'.repeat(64));
});
