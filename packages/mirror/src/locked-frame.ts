/**
 * An iframe that can show and cannot do: no scripts, no forms, no navigation of its own, and a policy under which nothing is
 * ever fetched from the network. PRIV-8
 */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; font-src data: blob:; form-action 'none'; base-uri 'none'";

export interface LockedFrame {
  readonly element: HTMLIFrameElement;
  readonly document: Document;
  readonly window: Window & typeof globalThis;
}

/** What makes it one: never taken away, whatever the page state says of the element. */
const LOCKS: Readonly<Record<string, string>> = {
  sandbox: 'allow-same-origin',
  referrerpolicy: 'no-referrer',
  tabindex: '-1',
  'aria-hidden': 'true',
};
const NEVER_SET = /^(sandbox|referrerpolicy|tabindex|aria-hidden|src|srcdoc|name|allow.*|credentialless|csp|loading)$/i;

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string };
}

/** Whether the page state may have a say in this attribute of a frame. */
export function isLock(name: string): boolean {
  return NEVER_SET.test(name);
}

/** A frame that is not yet in any page; `lock` it once it is. */
export function createLockedElement(page: Document): HTMLIFrameElement {
  const element = page.createElement('iframe');
  for (const [name, value] of Object.entries(LOCKS)) element.setAttribute(name, value);
  return element;
}

/**
 * Opens an empty frame in `container`. It takes no part in the layout until it is shown: laying out each part of a long page
 * as it comes would take minutes. `quirks` as in the customer's document.
 */
export function openLockedFrame(container: HTMLElement, quirks: boolean): LockedFrame {
  const element = createLockedElement(container.ownerDocument);
  Object.assign(element.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    border: '0',
    display: 'none',
    visibility: 'hidden',
    pointerEvents: 'none',
    transformOrigin: '0 0',
    background: '#fff',
  });
  container.append(element);
  return lock(element, quirks);
}

/** Readies an empty frame that stands in a page: its mode, and the policy that lets nothing in. */
export function lock(element: HTMLIFrameElement, quirks: boolean): LockedFrame {
  const view = element.contentWindow;
  if (!view || !element.contentDocument) throw new Error('the browser gave no frame to draw in');
  if (!quirks) standardsMode(element.contentDocument);
  const page = element.contentDocument;
  const meta = page.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = POLICY;
  page.head.append(meta);
  return { element, document: page, window: view as Window & typeof globalThis };
}

/** about:blank is drawn in quirks mode; only a parsed doctype changes that. A host that forbids it gets quirks mode. */
function standardsMode(page: Document): void {
  const host = window as unknown as { trustedTypes?: TrustedTypesFactory };
  try {
    const policy = host.trustedTypes?.createPolicy('beside-mirror', { createHTML: (html) => html });
    const doctype = '<!doctype html><html><head></head><body></body></html>';
    page.open();
    page.write(policy ? policy.createHTML(doctype) : doctype);
    page.close();
  } catch {
    return; // Trusted Types without our policy: the page is drawn, in quirks mode
  }
}
