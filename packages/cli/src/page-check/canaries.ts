/** A word that must not leave, and every form in which it could. */
interface Canary {
  readonly word: string;
  readonly forms: readonly Buffer[];
}

const bytesOf = (text: string) => Buffer.from(text, 'utf8');
/** Base64 of a text depends on where it stands among three bytes; the characters that it shares with its neighbours are cut off. */
const base64Forms = (word: string) =>
  [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytesOf(word)]);
    const text = padded.toString('base64').replace(/=+$/, '');
    return text.slice(shift === 0 ? 0 : shift + 1, padded.length % 3 === 0 ? undefined : -1);
  });

const formsOf = (word: string): readonly Buffer[] => {
  const html = word.replace(/[^a-zA-Z0-9]/g, (c) => `&#${c.codePointAt(0)};`);
  const escaped = word.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? '&#39;',
  );
  const percent = encodeURIComponent(word);
  const everyByte = [...bytesOf(word)].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
  const hex = bytesOf(word).toString('hex');
  const texts = [word, [...word].reverse().join(''), html, escaped, percent, everyByte, hex, hex.toUpperCase()];
  const wide = Buffer.from(word, 'utf16le');
  return [...[...texts, ...base64Forms(word)].map(bytesOf), wide, Buffer.from(wide).swap16()].filter(
    (form) => form.length >= Math.min(4, word.length),
  );
};

/** Reads a canary file: one word a line. */
export function readCanaries(text: string): readonly Canary[] {
  const words = text.split(/\r?\n/).map((line) => line.trim());
  return words.filter((word) => word !== '').map((word) => ({ word, forms: formsOf(word) }));
}

/** Which canaries are in what has left, in whatever form. */
export function findCanaries(canaries: readonly Canary[], left: readonly Buffer[]): readonly string[] {
  const whole = Buffer.concat(left);
  return canaries.filter(({ forms }) => forms.some((form) => whole.includes(form))).map(({ word }) => word);
}
