import type { ColourName, Colours } from './colours';

/** WCAG 2.2, 1.4.3: text and what it stands on. */
export const LEAST_CONTRAST = 4.5;

const on = (backgrounds: readonly ColourName[], ...texts: readonly ColourName[]) =>
  texts.flatMap((text) => backgrounds.map((background) => [text, background] as const));

/** Every text of a desk with every background that it stands on. */
export const textPairs: readonly (readonly [text: ColourName, background: ColourName])[] = [
  ...on(['surface', 'faint', 'hover', 'brandFaint', 'goodFaint', 'warnFaint', 'badFaint'], 'text'),
  ...on(['surface', 'faint', 'hover', 'brandFaint'], 'quiet', 'brand'),
  ...on(['surface', 'faint'], 'good', 'warn', 'bad'),
  ...on(['warnFaint'], 'warn'),
  ...on(['brandFill', 'brandFillHover'], 'onBrand'),
];

/** The pairs that cannot be read. */
export function unreadable(colours: Colours): typeof textPairs {
  return textPairs.filter(([text, background]) => contrast(colours[text], colours[background]) < LEAST_CONTRAST);
}

/** 1 … 21. @param one `#rrggbb`, as `other` */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const part = (at: number) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}
