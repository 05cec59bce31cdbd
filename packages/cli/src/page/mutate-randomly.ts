import { seededRandom } from './seeded-random';

/** Between two frames, as a busy page does. */
const PER_FRAME = 25;
/** A part larger than this is not taken out: the page would soon be empty. */
const SMALL_PART = 30;
const WORDS = ['amount due', 'next', 'Ünï cødé', '日本語', 'שלום', '42', '', ' ', '<b>&amp;'];
const TAGS = ['p', 'div', 'span', 'b', 'button', 'h3', 'ul', 'li', 'label', 'input', 'section', 'x-part'];
/** What a mutation leaves alone: code, frames, and Beside's own. */
const LEFT_ALONE = 'script, style, link, meta, title, template, noscript, iframe, object, beside-widget';

type Chance = () => number;
type Kind = (element: HTMLElement, chance: Chance, pool: readonly HTMLElement[]) => void;

/** Applies `count` random changes of every kind to the page, a seed's always the same; resolves when the last one is made. */
export async function mutateRandomly(count: number, seed: number): Promise<void> {
  const chance = seededRandom(seed);
  for (let made = 0; made < count; made += PER_FRAME) {
    const pool = targets();
    for (let i = made; i < Math.min(count, made + PER_FRAME); i++) {
      const element = pick(pool, chance);
      if (element?.isConnected) attempt(() => pick(KINDS, chance)?.(element, chance, pool));
    }
    await new Promise((next) => setTimeout(next, 16));
  }
}

const KINDS: readonly Kind[] = [
  (element, chance) => element.append(word(chance)),
  (element, chance) => {
    const text = [...element.childNodes].find((node) => node instanceof Text);
    if (text) text.nodeValue = word(chance);
  },
  (element, chance) => {
    const made = document.createElement(pick(TAGS, chance) ?? 'p');
    made.textContent = made instanceof HTMLInputElement ? '' : word(chance);
    element.insertBefore(made, childAt(element, chance));
  },
  (element) => isSmall(element) && element.remove(),
  (element, chance, pool) => {
    const target = pick(pool, chance);
    if (target && !element.contains(target)) target.insertBefore(element, childAt(target, chance));
  },
  (element, chance) => void element.classList.toggle(`mutated-${Math.floor(chance() * 5)}`),
  (element, chance) => {
    const name = pick(['title', 'dir', 'lang', 'hidden', 'data-x', 'aria-label', 'role'], chance) ?? 'title';
    if (chance() < 0.3) element.removeAttribute(name);
    else element.setAttribute(name, name === 'dir' ? 'rtl' : name === 'role' ? 'note' : word(chance));
  },
  (element, chance) => (element.style.width = `${Math.floor(chance() * 300)}px`),
  (element, chance) => (element.style.color = pick(['red', 'navy', ''], chance) ?? ''),
  (element, chance) => {
    const field = element.querySelector<HTMLInputElement>('input:not([type="file"]), textarea');
    if (field) field.value = word(chance);
  },
  (element) => {
    const tick = element.querySelector<HTMLInputElement>('input[type="checkbox"], input[type="radio"]');
    if (tick) tick.checked = !tick.checked;
  },
  (element, chance) => isSmall(element) && element.replaceChildren(word(chance), document.createElement('hr')),
  (element) => {
    const wrap = document.createElement('section');
    element.replaceWith(wrap);
    wrap.append(element);
  },
  (element) => isSmall(element) && element.childElementCount > 0 && element.replaceWith(...element.childNodes),
  (element, chance) => void (element.scrollTop = Math.floor(chance() * 200)),
  (element) => [...element.childNodes].find((node) => node instanceof Text)?.splitText(0),
  (element) => element.normalize(),
  (element) => isSmall(element) && element.append(...[...element.childNodes].reverse()),
  (element, chance) =>
    element.insertAdjacentHTML('beforeend', `<em class="new">${Math.floor(chance() * 9)}<i>i</i></em>`),
  (element) => element.append(document.createComment('nobody reads this')),
  (element) => {
    const { parentNode, nextSibling } = element;
    element.remove();
    parentNode?.insertBefore(element, nextSibling);
  },
  (element, chance) => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(word(chance), document.createElement('slot'));
    element.append(host);
  },
  (element) => {
    const copy = element.cloneNode(true);
    if (isSmall(element)) element.after(copy);
  },
];

function targets(): HTMLElement[] {
  return [...document.body.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      element instanceof HTMLElement &&
      !element.matches(LEFT_ALONE) &&
      !/^(option|select|textarea)$/.test(element.localName),
  );
}

function isSmall(element: Element): boolean {
  return element.getElementsByTagName('*').length < SMALL_PART;
}

function childAt(element: Element, chance: Chance): ChildNode | null {
  return pick([...element.childNodes], chance) ?? null;
}

function word(chance: Chance): string {
  return pick(WORDS, chance) ?? '';
}

function pick<T>(from: readonly T[], chance: Chance): T | undefined {
  return from[Math.floor(chance() * from.length)];
}

/** A page's own code may object to a change; that is its business. */
function attempt(change: () => void): void {
  try {
    change();
  } catch {
    return;
  }
}
