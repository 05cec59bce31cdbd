import { MAX_ASSET_BYTES, MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE_PX, type AssetType } from '@beside/protocol';

export interface Encoded {
  readonly type: AssetType;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Icons and logos keep every pixel; a photo need not. */
const LOSSLESS_BELOW_PX = 64 * 1024;
/** Tried one after the other; quality 1 is lossless. Where there is no WebP the browser makes a PNG of each. */
const QUALITIES = [1, 0.85, 0.6];

/**
 * Draws what the browser has already decoded, and encodes it anew: nothing of the file but its pixels leaves. `tainted` when the
 * browser keeps another origin's pixels to itself, `null` when they are too many bytes. PRIV-15
 */
export async function encodePicture(
  source: CanvasImageSource,
  width: number,
  height: number,
): Promise<Encoded | 'tainted' | null> {
  const [w, h] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
  if (w > MAX_PICTURE_SIDE_PX || h > MAX_PICTURE_SIDE_PX || w * h > MAX_PICTURE_PIXELS) return null;
  const canvas = document.createElement('canvas');
  canvas.width = w;
  canvas.height = h;
  try {
    canvas.getContext('2d')?.drawImage(source, 0, 0, w, h);
    for (const quality of w * h <= LOSSLESS_BELOW_PX ? QUALITIES : QUALITIES.slice(1)) {
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/webp', quality));
      if (!blob || blob.size > MAX_ASSET_BYTES) continue;
      return {
        type: blob.type === 'image/webp' ? 'webp' : 'png',
        bytes: new Uint8Array(await blob.arrayBuffer()),
      };
    }
    return null;
  } catch (error) {
    if (error instanceof DOMException) return 'tainted'; // SecurityError; InvalidStateError of a broken image
    throw error;
  } finally {
    canvas.width = 0; // gives the pixels back at once
  }
}
