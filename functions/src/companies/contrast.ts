/** WCAG 2.2, success criterion 1.4.3: what text must have at least. */
const READABLE = 4.5;

/** Whether white words can be read on this colour. @param colour `#rrggbb` */
export function isReadableUnderWhite(colour: string): boolean {
  return contrastWithWhite(colour) >= READABLE;
}

/** Contrast ratio, 1 to 21, as WCAG 2.2 defines it by relative luminance. */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** @param channel of sRGB, 0 to 255 */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
