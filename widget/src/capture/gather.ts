import { MAX_DEPTH, MAX_NODES, MAX_OPERATIONS, type PageNode } from '@beside/protocol';
import { disclose, discloseCut } from '../privacy/disclose';
import type { PageObject } from '../privacy/page-object';
import type { Disclosed } from '../privacy/disclosed';
import type { Lens } from '../privacy/lens';
import { isElement } from '../privacy/node-kind';
import type { NodeIds } from './node-ids';
import type { PageSource } from './page-source';

/** The clock is asked once in so many nodes. */
const NODES_A_LOOK = 16;

/** Children that follow one another and are not in the picture yet, from `at` on; they go before the node `before`, 0: last. */
export interface Run {
  readonly objects: readonly PageObject[];
  readonly at: number;
  readonly before: number;
}

export interface Gathered {
  readonly objects: readonly PageObject[];
  readonly nodes: readonly { readonly level: number; readonly node: Disclosed<PageNode> }[];
  /** How far in the run it came. */
  readonly at: number;
  /** Parents that were gathered without all of their children: those that are left, `null` when they must be compared one by one. */
  readonly unfinished: ReadonlyMap<PageObject, Run | null>;
}

export interface Gatherer {
  readonly source: PageSource;
  readonly ids: NodeIds;
  readonly lens: Lens;
  /** New nodes are masked for a frame. PRIV-6 */
  readonly fresh: boolean;
  readonly isTimeUp: () => boolean;
}

/** Where an insertion goes: how deep its parent stands, how many nodes there are already. */
interface Room {
  readonly depth: number;
  readonly nodes: number;
}

interface Step {
  readonly parent: PageObject;
  readonly children: readonly PageObject[];
  next: number;
  isMixed: boolean;
}

/** Walks what is new into one insertion, parents before children, as far as time and message reach; at least one node. WIRE-5 */
export function gather(run: Run, room: Room, { source, ids, lens, fresh, isTimeUp }: Gatherer): Gathered {
  const objects: PageObject[] = [];
  const nodes: { level: number; node: Disclosed<PageNode> }[] = [];
  const unfinished = new Map<PageObject, Run | null>();
  const path: Step[] = [];
  let { at } = run;
  let looked = 0;
  const isFull = () =>
    nodes.length >= MAX_OPERATIONS || (nodes.length > 0 && ++looked % NODES_A_LOOK === 0 && isTimeUp());

  function visit(object: PageObject): void {
    const node = room.nodes + nodes.length < MAX_NODES - 1 ? disclose(object, lens, fresh) : null;
    const level = path.length;
    const isDeep = room.depth + level >= MAX_DEPTH - 1;
    const drawn = node?.kind === 'element' && isDeep && isElement(object) ? discloseCut(object) : node;
    if (!drawn) return;
    objects.push(object);
    nodes.push({ level, node: drawn });
    if (drawn.kind !== 'element' && drawn.kind !== 'shadow' && drawn.kind !== 'frame') return;
    const children = source.childrenOf(object);
    if (children.length > 0) path.push({ parent: object, children, next: 0, isMixed: false });
  }

  function descend(): void {
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const child = step.children[step.next];
      if (!child) {
        if (step.isMixed) unfinished.set(step.parent, null);
        path.pop();
      } else if (isFull()) {
        for (const { parent, children, next, isMixed } of path.splice(0))
          unfinished.set(parent, isMixed ? null : { objects: children, at: next, before: 0 });
      } else {
        step.next += 1;
        if (ids.of(child) === undefined) visit(child);
        else step.isMixed = true; // it stands elsewhere in the picture: a move
      }
    }
  }

  for (; at < run.objects.length && !isFull(); at++) {
    const object = run.objects[at];
    if (object) visit(object);
    descend();
  }
  return { objects, nodes, at, unfinished };
}
