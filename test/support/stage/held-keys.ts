import type { Page } from 'playwright-core';

/** A frame of the page as a desk has opened it, still sealed; all in Base64. */
export interface SealedFrame {
  readonly iv: string;
  /** What is authenticated beside it. */
  readonly place: string;
  readonly sealed: string;
}

/** What a desk's page holds: the keys that it was given, and the frames that it could open with them. */
export interface HeldKeys {
  /** Of the page's stream, in order, since the desk was last loaded. */
  opened(): Promise<readonly SealedFrame[]>;
  /** How many of these frames any key opens that the desk has held since it was last loaded. */
  open(frames: readonly SealedFrame[]): Promise<number>;
}

interface Held {
  opened(): readonly SealedFrame[];
  open(frames: readonly SealedFrame[]): Promise<number>;
}

/** To be called before the desk's page is opened. */
export async function holdKeys(desk: Page): Promise<HeldKeys> {
  await desk.addInitScript(() => {
    const subtle = Object.getPrototypeOf(crypto.subtle) as SubtleCrypto;
    const { decrypt, deriveKey, importKey } = subtle;
    const keys = new Set<CryptoKey>();
    const frames: SealedFrame[] = [];
    const write = (bytes: BufferSource) => {
      const view = ArrayBuffer.isView(bytes)
        ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        : new Uint8Array(bytes);
      return btoa(Array.from(view, (byte) => String.fromCharCode(byte)).join(''));
    };
    const read = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const isOfThePage = (place: string) => /page.{4}page/s.test(atob(place)); // direction and kind, each behind its length
    const keep = (key: CryptoKey) => (key.usages.includes('decrypt') ? keys.add(key) : keys);
    subtle.deriveKey = async function (...how: Parameters<typeof deriveKey>) {
      const key = await deriveKey.apply(this, how);
      keep(key);
      return key;
    };
    subtle.importKey = async function (this: SubtleCrypto, ...how: Parameters<typeof importKey>) {
      const key = await importKey.apply(this, how);
      keep(key);
      return key;
    } as typeof importKey;
    subtle.decrypt = async function (algorithm, key, data) {
      const { iv, additionalData } = algorithm as AesGcmParams;
      const frame = { iv: write(iv), place: additionalData ? write(additionalData) : '', sealed: write(data) };
      const content = await decrypt.call(this, algorithm, key, data);
      if (isOfThePage(frame.place)) frames.push(frame);
      return content;
    };
    const opens =
      ({ iv, place, sealed }: SealedFrame) =>
      (key: CryptoKey) =>
        decrypt
          .call(crypto.subtle, { name: 'AES-GCM', iv: read(iv), additionalData: read(place) }, key, read(sealed))
          .then(() => true)
          .catch(() => false);
    const held: Held = {
      opened: () => frames,
      open: async (wanted) => {
        const opened = wanted.map(async (frame) => (await Promise.all([...keys].map(opens(frame)))).includes(true));
        return (await Promise.all(opened)).filter(Boolean).length;
      },
    };
    Object.assign(window, { besideHeld: held });
  });
  return {
    opened: () => desk.evaluate(() => (window as unknown as { besideHeld: Held }).besideHeld.opened()),
    open: (frames) =>
      desk.evaluate((wanted) => (window as unknown as { besideHeld: Held }).besideHeld.open(wanted), frames),
  };
}
