import { isPlainName } from './plain-name';
import { spaceOf } from './node-kind';

/** Drawn as an unknown element: the mirror knows no such tag. */
const UNKNOWN = 'beside-void';

/** A tag of HTML, SVG or MathML, or a custom element's name; anything else may be data. PRIV-8 */
export function drawnTag(element: Element): string {
  const { localName } = element;
  const space = spaceOf(element);
  const isOwn = space === 'html' && /^[a-z][a-z0-9._]*-[a-z0-9._-]*$/.test(localName);
  const isKnown =
    space === 'html'
      ? Object.prototype.toString.call(element) !== '[object HTMLUnknownElement]'
      : space !== null && Object.prototype.toString.call(element) !== '[object SVGElement]';
  return (isOwn || isKnown) && isPlainName(localName) ? localName : UNKNOWN;
}
