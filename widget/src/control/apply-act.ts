import { never, type ActMessage } from '@beside/protocol';
import type { Marks } from '../overlay/marks';
import { nameOfElement } from './element-name';

export interface ActEffects {
  readonly marks: Marks;
  readonly elementOf: (node: number) => Element | null;
  /** Words for the customer's screen reader: what the agent points to. */
  readonly announce: (what: string) => void;
  /** Tells all viewers what the customer's page now shows. */
  readonly spotlightShown: (node: number | null) => void;
}

/** What the customer sees of a viewer. */
export type VisibleAct = Extract<ActMessage, { kind: 'point' | 'spotlight' }>;

/** Pointer mode: an agent's intent changes what is drawn above the page, never the page. CTRL-1 */
export function applyAct(act: VisibleAct, effects: ActEffects): void {
  switch (act.kind) {
    case 'point':
      return effects.marks.point(act.at);
    case 'spotlight': {
      const element = act.node === null ? null : effects.elementOf(act.node);
      const node = element ? act.node : null;
      effects.marks.spotlight(node);
      effects.spotlightShown(node);
      if (element) effects.announce(nameOfElement(element));
      return;
    }
    default:
      return never(act);
  }
}
