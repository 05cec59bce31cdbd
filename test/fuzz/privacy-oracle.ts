import type { Policy } from '../../widget/src/privacy/policy';

export type FuzzPolicy = Pick<Policy, 'base' | 'allowShowAttributes' | 'rules'>;

/**
 * What the specification (PRIV-2, PRIV-3, PRIV-5) shows, written a second time and for the generator's vocabulary alone: the fuzzer
 * must not ask the code that it tests.
 */
export class Oracle {
  /** Nodes that were moved: what they once were counts, so of them nothing is known here. */
  readonly moved = new WeakSet<Node>();

  constructor(private readonly policy: FuzzPolicy) {}

  /** `open`: the words that stand in the element are shown; `secret`: they are not; `unclear`: it was moved. */
  words(element: Element): 'open' | 'secret' | 'unclear' {
    const path = pathOf(element);
    if (path.some((at) => this.rule(at) === 'hidden')) return 'secret';
    if (path.some((at) => this.moved.has(at))) return 'unclear';
    const decided = path.findIndex((at) => this.rule(at) !== null);
    const editor = path.findIndex((at) => at.matches('[contenteditable],[role=textbox]'));
    if (decided >= 0)
      return this.rule(path[decided] as Element) === 'shown' && !(editor >= 0 && editor < decided) ? 'open' : 'secret';
    if (editor >= 0 || this.policy.base === 'nothing') return 'secret';
    const naming = path.find((at) => at.matches(`${NAMING},${HOLDING}`));
    return naming?.matches(NAMING) ? 'open' : 'secret';
  }

  /** A field's label, tooltip and placeholder. */
  fieldName(field: Element): 'open' | 'secret' | 'unclear' {
    const ruled = pathOf(field).some((at) => this.rule(at) !== null);
    const words = this.words(field);
    return words === 'unclear' || ruled ? words : this.policy.base === 'labels' ? 'open' : 'secret';
  }

  value(field: Element): 'open' | 'secret' | 'unclear' {
    const path = pathOf(field);
    if (path.some((at) => this.rule(at) === 'hidden') || this.rule(field) !== 'shown') return 'secret';
    if (field.matches('[type=password],[type=file],[type=hidden],[autocomplete^=cc]')) return 'secret';
    return path.some((at) => this.moved.has(at)) ? 'unclear' : 'open';
  }

  /** A rule above may show it, sheets and all. */
  isRuled(element: Element): boolean {
    return pathOf(element).some((at) => this.rule(at) === 'shown');
  }

  private rule(element: Element): 'shown' | 'masked' | 'hidden' | null {
    const said: string[] = this.policy.rules
      .filter(({ selector }) => element.matches(selector))
      .map(({ level }) => level);
    for (const token of (element.getAttribute('data-beside') ?? '').split(' ')) {
      if (token === 'hide') said.push('hidden');
      else if (token === 'show') said.push(...(this.policy.allowShowAttributes ? ['shown'] : []));
      else if (token !== '' && token !== 'lock') said.push('masked');
    }
    return said.includes('hidden')
      ? 'hidden'
      : said.includes('masked')
        ? 'masked'
        : said.includes('shown')
          ? 'shown'
          : null;
  }
}

const NAMING =
  'button,label,legend,h1,h2,nav,option,optgroup,summary,caption,th:not([scope=row]),dt,[role=button],[role=tab],[role=switch]';
const HOLDING = 'td,textarea,select,output,dd,[role=cell]';

/** The element and all above it, nearest first, through shadow roots and frames. */
export function pathOf(element: Element): readonly Element[] {
  const path: Element[] = [];
  for (let at: Node | null = element; at; at = at.parentNode ?? hostOf(at))
    if (at.nodeType === 1) path.push(at as Element);
  return path;
}

function hostOf(root: Node): Element | null {
  if (root === document) return null;
  return (root as Partial<ShadowRoot>).host ?? (root as Partial<Document>).defaultView?.frameElement ?? null;
}
