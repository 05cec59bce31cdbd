import { MAX_LETTER_BYTES } from '../limits';
import { decodeLetter, readLetter, writeLetter } from './letter';

test('[WIRE-2] a letter is read as it was written, and nothing else is a letter', () => {
  for (const length of [0, 1, 2, 3, 64, MAX_LETTER_BYTES]) {
    const bytes = crypto.getRandomValues(new Uint8Array(length));
    const text = writeLetter(bytes);
    expect(decodeLetter({ number: 1, from: 'p-1', text })).toEqual({
      ok: true,
      value: { number: 1, from: 'p-1', bytes },
    });
  }
  for (const text of ['a', 'ab=c', 'ab c', 'a+b/', writeLetter(new Uint8Array(MAX_LETTER_BYTES + 1))])
    expect(readLetter(text)).toBeNull();
  for (const value of [null, 'x', {}, { number: '1', from: 'p', text: '' }, { number: 1, from: 2, text: '' }])
    expect(decodeLetter(value).ok).toBe(false);
});
