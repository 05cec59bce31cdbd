import type { AssetType } from '@beside/protocol';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** JPEG: start of frame, but for the codes that mean tables. */
const JPEG_FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** A picture's size in px as its header says it, without decoding; `null` when it is not a picture of this type. WIRE-17 */
export function pictureSize(type: Exclude<AssetType, 'woff2'>, bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = SIZES[type](bytes, view);
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    if (error instanceof RangeError) return null; // ends within its header
    throw error;
  }
}

type Read = (bytes: Uint8Array, view: DataView) => PictureSize | null;

const SIZES: Readonly<Record<Exclude<AssetType, 'woff2'>, Read>> = {
  /** https://www.w3.org/TR/png-3/#11IHDR */
  png: (bytes, view) => {
    if (!startsWith(bytes, PNG_SIGNATURE) || ascii(bytes, 12, 4) !== 'IHDR') return null;
    return { width: view.getUint32(16), height: view.getUint32(20) };
  },
  /** https://www.w3.org/Graphics/GIF/spec-gif89a.txt, 18 */
  gif: (bytes, view) => {
    if (!/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return null;
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  },
  /** ITU-T T.81, B.2.2: segments up to the first start of frame. */
  jpeg: (bytes, view) => {
    if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return null;
    for (let at = 2; at < bytes.length;) {
      if (bytes[at] !== 0xff) return null;
      const marker = view.getUint8(at + 1);
      if (JPEG_FRAMES.has(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
      at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
    }
    return null;
  },
  /** RFC 9649: lossy, lossless, extended. */
  webp: (bytes, view) => {
    if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 4) !== 'WEBP') return null;
    switch (ascii(bytes, 12, 4)) {
      case 'VP8 ':
        return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
      case 'VP8L': {
        const packed = view.getUint32(21, true);
        return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
      }
      case 'VP8X':
        return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
      default:
        return null;
    }
  },
};

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;
}
