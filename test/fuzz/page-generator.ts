import { chance, type Choose } from './page-generator-choice';
import type { Canaries } from './privacy-canary';
import type { Oracle } from './privacy-oracle';

const TAGS =
  'div div p p span span section ul li table tr td th h1 h2 button label nav a em b details summary fieldset legend dl dt dd x-card article output'.split(
    ' ',
  );
const FIELDS = 'text text password number date range color checkbox radio hidden file email button submit'.split(' ');
const LEFT_OUT = 'script template noscript object canvas video datalist meta'.split(' ');
/** Attributes that hold anything; each gets a canary sooner or later. */
const ANY =
  `data-name data-state data-theme name value href src srcset action formaction onclick role lang dir type id for slot part
  aria-describedby aria-labelledby aria-valuenow aria-valuetext aria-current aria-rolename min max step pattern accept list maxlength size rows
  width height bgcolor start colspan cite datetime srcdoc xlink:href poster content property itemprop ping target download open hidden
  exportparts nonce integrity media sizes usemap summary abbr headers is autocomplete`.split(/\s+/);
const SHAPES = 'd fill stroke points transform x width clip-path filter href class style id'.split(' ');

export interface PartMaker {
  /** Puts a new part into the page, and words into it that suit the place. */
  insert(parent: ParentNode & Node, before: Node | null): void;
  /** Words, attributes and values for the whole part, as the policy stands where it is. */
  fill(top: Node): void;
  fillText(text: Text): void;
  fillAttribute(element: Element): void;
  fillValue(field: Element): void;
  /** CSS with a canary wherever CSS holds words; none where a rule shows what stands there. `null`: a sheet of no element. */
  css(owner: Element | null): string;
}

/** Makes parts of a page with a canary in everything that may not leave and an open word in what may. */
export function createGenerator(page: Document, choose: Choose, canaries: Canaries, oracle: Oracle): PartMaker {
  const { secret } = canaries;
  const word = (judged: 'open' | 'secret' | 'unclear') =>
    judged === 'open' ? canaries.open() : judged === 'secret' ? secret() : 'neither';

  function create(depth = 0): Node {
    const kind = choose.number();
    if (kind < 0.2) return page.createTextNode('x');
    if (kind < 0.23) return page.createComment(secret());
    if (kind < 0.38) return field();
    if (kind < 0.43) return svg();
    if (kind < 0.46) return style();
    if (kind < 0.5) return leftOut();
    const element = page.createElement(choose.one(TAGS));
    if (chance(choose, 0.12)) element.className = choose.one(['pm', 'ph', 'ps', 'ps', 'zone']);
    if (chance(choose, 0.06))
      element.setAttribute('data-beside', choose.one(['mask', 'hide', 'show', 'show', 'shwo', 'show mask']));
    if (chance(choose, 0.03)) element.setAttribute('contenteditable', '');
    if (chance(choose, 0.04)) element.setAttribute('role', choose.one(['button', 'textbox', 'cell', 'tab', 'switch']));
    const inside =
      element.localName === 'x-card' && chance(choose, 0.6) ? element.attachShadow({ mode: 'open' }) : element;
    for (let n = choose.below(4); n > 0 && depth < 4; n--) inside.append(create(depth + 1));
    if (inside !== element) element.append(create(depth + 1), page.createTextNode('x'));
    if (depth < 4) element.append('x');
    return element;
  }

  function field(): Element {
    const kind = choose.below(6);
    if (kind < 3) {
      const input = page.createElement('input');
      input.type = choose.one(FIELDS);
      if (chance(choose, 0.3)) input.className = 'pv';
      if (chance(choose, 0.1)) input.autocomplete = 'cc-number';
      if (chance(choose, 0.2)) input.placeholder = 'x';
      return input;
    }
    if (kind === 3) return page.createElement('textarea');
    if (kind === 4) return page.createElement(choose.one(['progress', 'meter']));
    const select = page.createElement('select');
    select.append(page.createElement('option'), page.createElement('optgroup'), page.createElement('option'));
    for (const option of select.options) option.append('x');
    return select;
  }

  function svg(): Element {
    const make = (tag: string) => page.createElementNS('http://www.w3.org/2000/svg', tag);
    const top = make('svg');
    for (const tag of ['title', 'desc', 'metadata', 'text', 'unknown']) {
      const inner = make(tag);
      inner.append('x');
      top.append(inner);
    }
    top.append(make('path'), make('use'), make('rect'));
    return top;
  }

  function style(): Element {
    return page.createElement('style');
  }

  function leftOut(): Element {
    const element = page.createElement(choose.one(LEFT_OUT));
    if (element instanceof HTMLScriptElement) element.type = 'text/plain';
    const inside = element instanceof HTMLTemplateElement ? element.content : element;
    inside.append(element.localName === 'datalist' ? new Option(secret(), secret()) : secret());
    return element;
  }

  function css(owner: Element | null): string {
    const c = () => (owner && oracle.isRuled(owner) ? 'neither' : secret());
    return choose.one([
      () => `p::after{content:"${c()}"} .zone{--a:"${c()}";--b:${c()};quotes:"${c()}" "x"}`,
      () => `@font-face{font-family:"${c()}";src:url(/${c()}.woff2)} p{background:url(/${c()}.png)} /* ${c()} */`,
      () => `[data-name="${c()}"],a[href*="${c()}"],[title=${c()}]{color:red}`,
      () => `@counter-style x{system:cyclic;symbols:"${c()}" "y";suffix:"${c()}"} li{list-style:x}`,
      () => `@media (min-width:1px){a::before{content:attr(title "${c()}") '${c()}'}} @import "/${c()}.css";`,
      () => `@property --p{syntax:"${c()}";inherits:true;initial-value:0} .zone{font:12px "${c()}"}`,
      () => `@supports (--x:"${c()}"){ .a{--y:{"${c()}"}} } b{--z:url(/${c()})}`,
    ])();
  }

  function fill(top: Node): void {
    for (const node of below(top)) {
      if (node.nodeType === 3) fillText(node as Text);
      if (node.nodeType !== 1) continue;
      const element = node as Element;
      if (element.localName === 'style' && element.textContent === '') element.textContent = css(element);
      if (/^(style|script|template|noscript|datalist|object)$/.test(element.localName)) continue;
      for (let n = 2; n > 0; n--) fillAttribute(element);
      if (isField(element)) fillValue(element);
    }
  }

  function fillText(text: Text): void {
    const { parentNode } = text;
    const parent = text.parentElement ?? (parentNode as Partial<ShadowRoot> | null)?.host;
    if (!parent || /^(style|script|noscript|object|canvas|video|meta)$/.test(parent.localName)) return;
    const isUnseen = /^(progress|meter|textarea|metadata)$/.test(parent.localName) || parent.closest('progress,meter');
    text.data = ` ${isUnseen ? secret() : word(oracle.words(parent))} `;
  }

  function fillAttribute(element: Element): void {
    const isSvg = element.namespaceURI !== 'http://www.w3.org/1999/xhtml';
    const judged = isField(element) ? oracle.fieldName(element) : oracle.words(element);
    const kind = choose.number();
    if (kind < 0.3)
      element.setAttribute(choose.one(['title', 'aria-label', 'alt', 'aria-description', 'label']), word(judged));
    else if (kind < 0.4 && !isSvg) element.classList.add(secret());
    else if (kind < 0.55)
      element.setAttribute(
        'style',
        `--w:${secret()};--v:"${secret()}";background:url(/${secret()}.png);color:red;font-family:"${secret()}";width:${choose.below(90)}px;foo:${secret()}`,
      );
    else if (isSvg && (judged === 'secret' || element.localName === 'svg'))
      element.setAttribute(
        choose.one(SHAPES.filter((name) => name !== 'class' || judged === 'secret')),
        judged === 'secret' ? secret() : `url(/${secret()})`,
      );
    else {
      const name = choose.one(ANY);
      const isKept = isField(element) && /^(type|value|autocomplete|min|max|step|src)$/.test(name);
      if (!isKept && !(name === 'type' && /^(script|button|input)$/.test(element.localName)) && !(name === 'role'))
        setAny(element, name);
    }
  }

  function setAny(element: Element, name: string): void {
    if (name === 'srcdoc' || name === 'src') return;
    const isNumberShown =
      /^(value|aria-valuenow|aria-valuetext|start|width|height|bgcolor)$/.test(name) &&
      oracle.words(element) !== 'secret';
    if (!isNumberShown) element.setAttribute(name, /^on/.test(name) ? `/*${secret()}*/` : secret());
  }

  function fillValue(element: Element): void {
    const judged = oracle.value(element);
    if (element instanceof HTMLTextAreaElement) element.value = word(judged);
    else if (element instanceof HTMLInputElement && /^(text|password|hidden|email)$/.test(element.type)) {
      if (chance(choose, 0.5)) element.setAttribute('value', word(judged));
      else element.value = word(judged);
    } else if (element instanceof HTMLInputElement && /^(button|submit)$/.test(element.type))
      element.value = word(oracle.fieldName(element));
    else if (element instanceof HTMLOptionElement) element.value = secret();
  }

  return {
    insert: (parent, before) => {
      const part = create();
      parent.insertBefore(part, before);
      fill(part);
    },
    fill,
    fillText,
    fillAttribute,
    fillValue,
    css,
  };
}

export function isField(element: Element): boolean {
  return /^(input|textarea|select|option|progress|meter)$/.test(element.localName);
}

/** A node and everything below it, in shadow roots too. */
export function* below(top: Node): Generator<Node> {
  yield top;
  const root = (top as Partial<Element>).shadowRoot;
  if (root) yield* below(root);
  for (const child of [...top.childNodes]) yield* below(child);
}
