import { scrubCss } from '@beside/protocol';
import { isPlainValue, withoutWords } from './css-words';

/** In a masked part an element's own measures may be the data: the length of a bar, the place of a marker, the angle of a needle. */
const MEASURE =
  /^(-webkit-)?((min-|max-)?(width|height|inline-size|block-size)|left|right|top|bottom|inset.*|transform|translate|rotate|scale|zoom|offset.*|clip.*|mask.*|flex-(grow|shrink):(?![01]$).*|flex-basis|grid.*|background-(size|position|image).*|stroke-dash.*|d|c[xy]|r[xy]?|[xy]|counter.*|content|quotes|order|opacity|animation.*|transition.*|font-variation.*)(:|$)/;
/** A share of something, or something computed, is a measure whatever it is called. */
const COMPUTED = /%|\d(v|c)[a-z]+\b|\b(?!rgba?\(|hsla?\()[\w-]+\(/;

/**
 * An element's inline style as the browser understood it, without anything that fetches or speaks. `no-measures`: what could be
 * data is left out; `nothing`: whatever holds a number is. PRIV-9 PRIV-10
 */
export function discloseStyle(
  element: Element,
  measures: 'all' | 'no-measures' | 'nothing',
  reference?: (url: string) => string | null,
): string {
  const { style } = element as Partial<ElementCSSInlineStyle>;
  if (!style) return '';
  const whole = scrubCss(style.cssText, reference);
  if (measures === 'all' && isPlainValue(whole)) return withoutWords(whole);
  let css = '';
  for (const property of style) {
    const value = scrubCss(style.getPropertyValue(property), reference);
    if (value === '' || value === 'initial' || !isPlainValue(value) || isLeftOut(property, value, measures)) continue;
    css += `${property}:${value}${style.getPropertyPriority(property) ? '!important' : ''};`;
  }
  return withoutWords(css);
}

function isLeftOut(property: string, value: string, measures: 'all' | 'no-measures' | 'nothing'): boolean {
  if (measures === 'all') return false;
  const isMeasure = property.startsWith('--') || MEASURE.test(`${property}:${value}`) || COMPUTED.test(value);
  return isMeasure || (measures === 'nothing' && /[\d#]/.test(value));
}
