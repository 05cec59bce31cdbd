import { isField, type PartMaker } from './page-generator';
import { chance, type Choose } from './page-generator-choice';
import type { Canaries } from './privacy-canary';
import { pathOf, type Oracle } from './privacy-oracle';

const MAX_ELEMENTS = 700;

/**
 * Changes a page in every way that a page changes, and never so that something secret becomes open by right: rules are only added
 * that close, and whatever is put into a place suits it. What is moved stays what it was.
 */
export function createMutations(
  page: Document,
  choose: Choose,
  canaries: Canaries,
  oracle: Oracle,
  generator: PartMaker,
): () => string {
  const away: Node[] = [];
  const roots = (): readonly (Document | ShadowRoot)[] => [
    page,
    ...[...page.querySelectorAll('x-card')].flatMap((host) => host.shadowRoot ?? []),
    ...[...page.querySelectorAll('iframe')].flatMap((frame) => frame.contentDocument ?? []),
  ];
  let elements: Element[] = [];
  let seen = 0;
  /** What a mutation moved, and between what. */
  let moves = '';

  /** Elements to choose from; gathered now and then, as a page is large. */
  function all(): Element[] {
    if (seen++ % 25 === 0 || elements.length === 0)
      elements = roots().flatMap((root) => [...(bodyOf(root) ?? root).querySelectorAll('*')]);
    return elements.filter((element) => element.isConnected);
  }
  const element = (): Element => choose.one(all()) ?? page.body;
  const container = (): Element => {
    const at = element();
    return at === page.body ||
      (!isField(at) &&
        at.namespaceURI === page.body.namespaceURI &&
        !/^(script|style|template|meta|head|title|link|noscript|object|canvas|video|datalist|iframe|br)$/.test(
          at.localName,
        ))
      ? at
      : page.body;
  };
  const texts = (): Text[] =>
    [...container().childNodes].filter((node): node is Text => node.nodeType === 3 && isOrdinary(node));
  /** In a shadow root of a part that was always hidden nobody watches: what is taken out of it is not followed. */
  const isOrdinary = (node: Node) => {
    const path =
      node.nodeType === 1
        ? pathOf(node as Element)
        : pathOf((node.parentElement ?? (node.parentNode as ShadowRoot | null)?.host) as Element);
    return (
      !path.some((at) =>
        /^(svg|script|style|template|meta|noscript|object|canvas|video|datalist|select|textarea|progress|meter)$/.test(
          at.localName,
        ),
      ) && node.getRootNode() === page
    );
  };

  const KINDS: Readonly<Record<string, () => void>> = {
    insert: () => {
      const at = container();
      generator.insert(
        at.shadowRoot && chance(choose, 0.5) ? at.shadowRoot : at,
        at.shadowRoot ? null : choose.one([null, at.firstChild]),
      );
    },
    insertAgain: () => KINDS['insert']?.(),
    remove: () => {
      const at = element();
      if (at !== page.body) {
        if (isOrdinary(at)) keep(at);
        at.remove();
      }
    },
    move: () => {
      const at = chance(choose, 0.5) ? element() : choose.one(texts());
      if (at && at !== page.body && isOrdinary(at)) put(at);
    },
    bringBack: () => {
      const at = away.splice(choose.below(away.length), 1)[0];
      if (at) put(at);
    },
    wrap: () => {
      const at = element();
      if (at === page.body || !isOrdinary(at) || !at.parentNode) return;
      const around = page.createElement(choose.one(['div', 'nav', 'button', 'label', 'h2']));
      oracle.moved.add(at);
      moves = `(${described(at)}: ${described(at.parentNode)} → ${around.nodeName})`;
      at.replaceWith(around);
      around.append(at);
    },
    text: () => {
      const at = choose.one(texts());
      if (at) generator.fillText(at);
    },
    split: () => {
      const at = choose.one(texts());
      if (at && at.length > 8) at.splitText(Math.min(at.length, 5 + choose.below(9)));
    },
    splitAndMove: () => {
      const at = choose.one(texts());
      if (at && at.length > 8) put(at.splitText(7));
    },
    join: () => container().normalize(),
    attribute: () => generator.fillAttribute(element()),
    value: () => {
      const at = element();
      if (!isField(at)) return;
      generator.fillValue(at);
      at.dispatchEvent(new Event(choose.one(['input', 'change']), { bubbles: true }));
    },
    // In a shadow root that is as new as the field nobody sees that it was one.
    eye: () => {
      const at = element();
      if (at instanceof HTMLInputElement && at.type === 'password' && at.getRootNode() === page) at.type = 'text';
    },
    tighten: () => {
      const at = element();
      if (at === page.body) return;
      if (chance(choose, 0.5)) at.classList.add(choose.one(['pm', 'pm', 'pm', 'ph']));
      else if (/^(show)?$/.test(at.getAttribute('data-beside') ?? ''))
        at.setAttribute('data-beside', choose.one(['mask', 'mask', 'masc', 'hide']));
    },
    edit: () => {
      const at = container();
      if (at !== page.body) at.setAttribute('contenteditable', '');
    },
    html: () => {
      const at = container();
      at.innerHTML =
        '<p>x<b>x</b></p><h2>x</h2><label>x<input></label><details><summary>x</summary>x</details><!--x-->';
      generator.fill(at);
    },
    shadow: () => {
      const at = container();
      if (at.shadowRoot || !/^(div|section|article|p|span|x-card)$/.test(at.localName)) return;
      generator.insert(at.attachShadow({ mode: 'open' }), null);
    },
    style: () => {
      const at = page.createElement('style');
      container().append(at);
      at.textContent = generator.css(at);
    },
    adopt: () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(generator.css(null).replace(/@import[^;]*;/, ''));
      const root = choose.one(roots().filter((any) => (any.ownerDocument ?? any) === page)); // a sheet is of one document
      root.adoptedStyleSheets = [...root.adoptedStyleSheets.slice(-2), sheet];
    },
    rule: () => {
      const sheet = choose.one([...page.styleSheets]);
      const owner = sheet?.ownerNode;
      if (owner instanceof Element && !oracle.isRuled(owner))
        sheet?.insertRule(`b::after{content:"${canaries.secret()}";--q:${canaries.secret()}}`);
    },
    inline: () => {
      const at = element();
      if ('style' in at)
        (at as HTMLElement).style.setProperty(choose.one(['--a', 'font-family', 'quotes']), `"${canaries.secret()}"`);
    },
    title: () => {
      page.title = canaries.secret();
      page.defaultView?.history.replaceState(
        null,
        '',
        `/${canaries.secret()}?${canaries.secret()}#${canaries.secret()}`,
      );
    },
    foreign: () => {
      const other = page.querySelector('iframe')?.contentDocument;
      if (!other) return;
      const field = other.createElement('input');
      field.type = 'password';
      field.setAttribute('value', canaries.secret());
      const words = other.createElement('p');
      words.setAttribute('data-name', canaries.secret());
      container().append(field, words);
    },
    frame: () => {
      if (page.querySelectorAll('iframe').length > 2) return;
      const frame = page.createElement('iframe');
      container().append(frame);
      const inner = frame.contentDocument?.body;
      if (inner) for (let n = 3; n > 0; n--) generator.insert(inner, null);
    },
    write: () => {
      const frame = choose.one([...page.querySelectorAll('iframe')]);
      const inner = frame?.contentDocument;
      if (!inner) return;
      inner.open();
      inner.write('<!doctype html><body>');
      inner.close();
      generator.insert(inner.body, null);
    },
    scroll: () => void (element().scrollTop = choose.below(100)),
    select: () => page.getSelection()?.selectAllChildren(element()),
  };
  const names = Object.keys(KINDS);

  function keep(node: Node): void {
    oracle.moved.add(node);
    away.push(node);
    if (away.length > 40) away.shift();
  }

  function put(node: Node): void {
    const at = container();
    if (pathOf(at).includes(node as Element)) return;
    moves = `(#${described(node)}: ${described(node.parentNode)} → ${described(at)})`;
    oracle.moved.add(node);
    at.insertBefore(node, choose.one([null, at.firstChild]));
  }

  return () => {
    const crowded = all().length > MAX_ELEMENTS;
    const kind = crowded && chance(choose, 0.3) ? 'remove' : choose.one(names);
    moves = '';
    KINDS[kind]?.();
    return kind + moves;
  };
}

const bodyOf = (root: Document | ShadowRoot) => ('body' in root ? root.body : null);

const described = (node: Node | null) =>
  `${node?.nodeName} ${(node?.nodeValue ?? node?.firstChild?.nodeValue ?? '').slice(0, 40)}`;
