import { isElement } from '../privacy/node-kind';
import type { Sensor } from './sensor';

/** Rules set by script tell nobody; sheets are compared this often. */
const COMPARE_MS = 1_000;

/** Sheets that finish loading, are adopted, or are changed by script. */
export function senseStyles(page: Document): Sensor {
  return (changes) => {
    const rules = new WeakMap<CSSStyleSheet, number>();
    let adopted: readonly CSSStyleSheet[] = page.adoptedStyleSheets;

    const onLoad = (event: Event) => {
      const [target] = event.composedPath();
      if (target && isElement(target)) changes.self(target); // a sheet, or a frame with another document
    };
    const compare = () => {
      const now = [...page.adoptedStyleSheets];
      if (now.length !== adopted.length || now.some((sheet, i) => sheet !== adopted[i]))
        changes.children(page.documentElement);
      adopted = now;
      for (const sheet of [...page.styleSheets, ...now]) compareSheet(sheet);
    };
    const compareSheet = (sheet: CSSStyleSheet) => {
      const count = countRules(sheet);
      if (rules.has(sheet) && rules.get(sheet) !== count) changes.sheet(sheet);
      rules.set(sheet, count);
    };
    page.addEventListener('load', onLoad, true);
    const timer = setInterval(compare, COMPARE_MS);
    compare();
    return () => {
      page.removeEventListener('load', onLoad, true);
      clearInterval(timer);
    };
  };
}

function countRules(sheet: CSSStyleSheet): number {
  try {
    return sheet.cssRules.length;
  } catch {
    return 0; // another origin's sheet without CORS
  }
}
