/** Puts a sheet into the shadow root that an element stands in: what comes in a file of its own brings its own look. */
export function wear(element: Element, css: string): void {
  const root = element.getRootNode();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  if (root instanceof ShadowRoot) root.adoptedStyleSheets.push(sheet);
}
