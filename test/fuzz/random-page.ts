/** Random changes to a page, of every kind that the engine must follow; a seed determines them. Runs in the browser. */
export type Random = () => number;

/** Of the realm before anything hooks it: closed roots are remembered by whoever made them. */
export const closedRoots = new WeakMap<Element, ShadowRoot>();
const MAX_FRAMES = 4;

const TAGS = [
  'div',
  'p',
  'span',
  'ul',
  'li',
  'section',
  'h2',
  'button',
  'em',
  'a',
  'label',
  'details',
  'summary',
  'fieldset',
  'x-card',
  'dialog',
];
const FIELDS = ['input', 'checkbox', 'radio', 'textarea', 'select', 'progress'];
const NAMES = ['class', 'id', 'title', 'hidden', 'style', 'data-beside', 'role', 'aria-label', 'dir', 'href', 'data-x'];
const LEVELS = ['show', 'mask', 'hide', 'show lock', ''];
const MAX_NODES = 900;

export function randomChange(page: Document, own: Element, random: Random): void {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const word = () => Math.floor(random() * 1e6).toString(36);
  const rootOf = (host: Element) => host.shadowRoot ?? closedRoots.get(host) ?? null;
  const frames = () => [...page.querySelectorAll('iframe')].filter((frame) => !own.contains(frame));
  const roots = (): ParentNode[] => [
    page.body,
    ...[...page.querySelectorAll('x-card')].flatMap((host) => rootOf(host) ?? []),
    ...frames().flatMap((frame) => frame.contentDocument?.body ?? []),
  ];
  const elements = (): Element[] => {
    const all = [...pick(roots()).querySelectorAll('*')].filter((element) => !own.contains(element));
    return all.length > 0 ? all : [page.body];
  };
  const container = (): Element | ShadowRoot => {
    const found = pick(elements());
    if (/^(INPUT|TEXTAREA|SELECT|OPTION|STYLE|PROGRESS|IFRAME)$/.test(found.tagName) || found instanceof SVGElement)
      return page.body;
    const root = rootOf(found);
    return root && random() < 0.5 ? root : found;
  };
  const create = (): Node => {
    const kind = random();
    if (kind < 0.25) return page.createTextNode(word());
    if (kind < 0.4) return field();
    if (kind < 0.45) return svg();
    if (kind < 0.48) return page.createComment(word());
    if (kind < 0.5) return style();
    const element = page.createElement(pick(TAGS));
    if (random() < 0.6) element.append(word());
    if (random() < 0.3) element.append(create());
    if (random() < 0.3) element.setAttribute(pick(NAMES), pick([word(), pick(LEVELS)]));
    if (element.localName === 'x-card' && random() < 0.5) attach(element).append(create());
    return element;
  };
  const attach = (host: Element): ShadowRoot => {
    const root = host.attachShadow({ mode: pick(['open', 'open', 'closed']) });
    closedRoots.set(host, root);
    return root;
  };
  const field = (): Element => {
    const kind = pick(FIELDS);
    const element = page.createElement(kind === 'checkbox' || kind === 'radio' ? 'input' : kind) as HTMLInputElement;
    if (kind === 'checkbox' || kind === 'radio') element.type = kind;
    if (kind === 'radio') element.name = pick(['r1', 'r2']);
    if (kind === 'select')
      for (let i = 0; i < 3; i++) element.append(Object.assign(page.createElement('option'), { textContent: word() }));
    if (random() < 0.3) element.setAttribute('data-beside', pick(LEVELS));
    return element;
  };
  const svg = (): Element => {
    const element = page.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const shape = page.createElementNS('http://www.w3.org/2000/svg', pick(['rect', 'circle', 'g']));
    shape.setAttribute('width', String(Math.floor(random() * 50)));
    element.append(shape);
    return element;
  };
  const style = (): Element =>
    Object.assign(page.createElement('style'), { textContent: `.c${word()} { color: red }` });
  const setValue = (element: Element) => {
    if (element instanceof HTMLInputElement && /checkbox|radio/.test(element.type)) element.checked = random() < 0.5;
    else if (element instanceof HTMLSelectElement) element.selectedIndex = Math.floor(random() * 4) - 1;
    else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.value = word();
    else if (element instanceof HTMLProgressElement) element.value = random();
  };

  const changes: (() => void)[] = [
    () => container().append(create()),
    () => {
      const parent = container();
      parent.insertBefore(create(), pick([null, ...parent.childNodes]));
    },
    () => pick(elements()).remove(),
    () => {
      const [node, parent] = [pick(elements()), container()];
      if (!node.contains(parent) && !(parent instanceof ShadowRoot && node.contains(parent.host)) && node !== page.body)
        parent.insertBefore(node, pick([null, ...parent.childNodes]));
    },
    () => {
      const node = pick(elements());
      const wrapper = page.createElement('div');
      if (node === page.body || !node.parentNode) return;
      node.replaceWith(wrapper);
      wrapper.append(node);
    },
    () => {
      const node = pick(elements());
      if (node !== page.body && node.parentNode && !/SELECT|OPTION/.test(node.tagName))
        node.replaceWith(...node.childNodes);
    },
    () => {
      const parent = container();
      const children = [...parent.childNodes].filter((child) => child !== own);
      for (const child of children.sort(() => random() - 0.5)) parent.append(child);
    },
    () => {
      const parent = container();
      if (parent !== page.body && random() < 0.3) parent.replaceChildren(create(), create());
    },
    () => {
      const parent = container();
      if (parent !== page.body) parent.innerHTML = `<b>${word()}</b><i class="${word()}">${word()}</i>`;
    },
    () => pick(elements()).setAttribute(pick(NAMES), pick([word(), pick(LEVELS)])),
    () => pick(elements()).removeAttribute(pick(NAMES)),
    () => {
      const text = pick([...container().childNodes].filter((node) => node instanceof Text));
      if (text instanceof Text) text.data = word();
    },
    () => {
      const text = pick([...container().childNodes].filter((node) => node instanceof Text));
      if (text instanceof Text && text.data.length > 2) text.splitText(1);
    },
    () => container().normalize(),
    () => setValue(pick([...page.querySelectorAll('input,textarea,select,progress')]) ?? page.body),
    () => {
      const host = pick([...page.querySelectorAll('x-card')]);
      if (host && !rootOf(host)) attach(host).append(create());
    },
    () => {
      const sheet = pick([...page.styleSheets]);
      if (sheet) sheet.insertRule(`.d${word()} { top: 1px }`);
    },
    () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.e${word()} { left: 1px }`);
      page.adoptedStyleSheets = random() < 0.5 ? [] : [...page.adoptedStyleSheets, sheet];
    },
    () => {
      const [first] = page.adoptedStyleSheets;
      if (first) first.insertRule(`.f${word()} { right: 1px }`);
    },
    () => {
      if (frames().length >= MAX_FRAMES) return frames()[0]?.remove();
      const frame = page.createElement('iframe');
      if (random() < 0.5) frame.srcdoc = `<p>${word()}</p><b>${word()}</b>`;
      container().append(frame);
    },
    () => {
      const frame = pick(frames());
      if (frame) frame.srcdoc = `<!doctype html><p class="${word()}">${word()}</p><input value="${word()}">`;
    },
    () => {
      const inner = pick(frames())?.contentDocument;
      inner?.open();
      inner?.write(`<h2>${word()}</h2>${word()}`);
      inner?.close();
    },
    () => {
      const dialog = pick([...page.querySelectorAll('dialog')]);
      if (dialog?.open) dialog.close();
      else if (dialog?.isConnected) dialog.showModal();
    },
    () => {
      const element = pick(elements());
      if (!(element instanceof HTMLElement) || element === page.body) return;
      if (element.popover === null) element.popover = 'manual';
      else element.togglePopover();
    },
  ];
  try {
    pick(changes)();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // the browser refused a change that makes no sense; so would a page see it
  }
  if (!page.body) page.documentElement.append(page.createElement('body'));
  if (page.body.getElementsByTagName('*').length > MAX_NODES) page.body.lastElementChild?.remove();
}
