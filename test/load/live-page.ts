import { PageTree, ROOT_ID, type InsertedNode, type Operation, type PageMessage } from '@beside/protocol';

/** Ids of a page that has just begun, in the order in which its nodes are written. */
const BODY = 2;
/** The numbered line, which anybody may mark, and its words. */
export const COUNTED_LINE = 3;
export const COUNTER_TEXT = 4;
const LIST = 5;
const SIZE = { width: 1280, height: 800, scrollX: 0, scrollY: 0 } as const;
const LOOKS = { direction: 'ltr', quirks: false, dark: false } as const;
/** So often a change also moves, adds or removes something. */
const REARRANGED_EVERY = 3;
const MOST_ITEMS = 24;

interface Item {
  id: number;
  readonly words: string;
}

/** What a change says of itself, so that the other side can count and time it. */
export interface Counted {
  /** From 1. */
  readonly number: number;
  /** When it was made, ms on the clock of the process. */
  readonly at: number;
}

/**
 * A customer's page without a browser: a numbered line and a list that changes by chance. It keeps the page state as capture does, and tells
 * what changed in the protocol's own words.
 */
export class LivePage {
  private tree = new PageTree();
  private items: Item[] = [];
  private counter = '0 0 ';
  private nextId = 0;
  private changes = 0;

  constructor(private readonly random: () => number) {
    this.begin();
  }

  get number(): number {
    return this.changes;
  }

  get hash(): number {
    return this.tree.hash;
  }

  /** The page as it stands, under new ids: what a new epoch begins with. */
  begin(): readonly PageMessage[] {
    this.tree = new PageTree();
    const nodes: InsertedNode[] = [
      { level: 0, node: element('body') },
      { level: 1, node: element('p') },
      { level: 2, node: { kind: 'text', text: this.counter } },
      { level: 1, node: element('ul') },
    ];
    for (const item of this.items) {
      item.id = BODY + nodes.length;
      nodes.push(...written(item.words, 2));
    }
    this.nextId = BODY + nodes.length;
    const insertion: Operation = { kind: 'insert', parent: ROOT_ID, before: 0, firstId: BODY, nodes };
    this.apply(insertion);
    return [
      { kind: 'snapshot', ...SIZE, title: '', origin: '', language: 'en', ...LOOKS, nodes: nodes.length },
      { kind: 'patch', operations: [insertion] },
      { kind: 'complete', hash: this.tree.hash },
    ];
  }

  /** The next change. @param at when, ms @param fill makes it as large as changes are */
  change(at: number, fill: string): PageMessage {
    this.changes += 1;
    this.counter = `${this.changes} ${at} ${fill}`;
    const operations: Operation[] = [{ kind: 'text', id: COUNTER_TEXT, text: this.counter }];
    if (this.changes % REARRANGED_EVERY === 0) operations.push(this.rearrangement());
    for (const operation of operations) this.apply(operation);
    return { kind: 'patch', operations };
  }

  checkpoint(): PageMessage {
    return { kind: 'checkpoint', hash: this.tree.hash };
  }

  private rearrangement(): Operation {
    const from = Math.floor(this.random() * this.items.length);
    const item = this.items[from];
    const choice = this.items.length >= MOST_ITEMS ? 1 : this.random();
    if (!item || choice < 0.4) return this.addition();
    this.items.splice(from, 1);
    if (choice > 0.7) return { kind: 'remove', id: item.id };
    const to = this.place();
    const before = this.items[to]?.id ?? 0;
    this.items.splice(to, 0, item);
    return { kind: 'move', id: item.id, parent: LIST, before };
  }

  private addition(): Operation {
    const words = `item ${this.changes}`;
    const to = this.place();
    const before = this.items[to]?.id ?? 0;
    const firstId = this.nextId;
    this.nextId += 2;
    this.items.splice(to, 0, { id: firstId, words });
    return { kind: 'insert', parent: LIST, before, firstId, nodes: written(words, 0) };
  }

  private place(): number {
    return Math.floor(this.random() * (this.items.length + 1));
  }

  private apply(operation: Operation): void {
    if (!this.tree.apply(operation)) throw new Error(`the page cannot ${operation.kind}`);
  }
}

/** What a change, or the line of a page that has begun, says of itself. */
export function countedIn(text: string): Counted {
  const [number = 0, at = 0] = text.split(' ', 2).map(Number);
  return { number, at };
}

function written(words: string, level: number): InsertedNode[] {
  return [
    { level, node: element('li') },
    { level: level + 1, node: { kind: 'text', text: words } },
  ];
}

function element(tag: string): InsertedNode['node'] {
  return { kind: 'element', tag, space: 'html', attributes: [] };
}
