import type { ActMessage, Mark } from '@beside/protocol';
import type { Clock, Delivery } from '@beside/protocol/channel';
import type { Mirror, WindowPoint } from '@beside/mirror';
import { pace } from './pace';
import type { StandingMark } from './page-presence';
import { continueStroke, isSeen, startStroke, type Stroke, type StrokeTool } from './stroke';

/** A stroke on its way is sent twelve times a second. */
const STROKE_MS = 84;
/** The one spotlight of a desk; the other marks are numbered on from here. */
const SPOTLIGHT_ID = 1;

export type Marked = 'marked' | 'nothing-there' | 'not-delivered';

export interface DrawingParts {
  readonly self: string;
  readonly clock: Clock;
  readonly mirror: Pick<Mirror, 'anchorAt' | 'standOf'>;
  readonly act: (message: ActMessage) => Promise<Delivery>;
  /** What is drawn and has not come back yet has changed. */
  readonly changed: () => void;
  /** A mark never arrived. */
  readonly lost: () => void;
}

/** The agent's own marks: on an element, on a spot, or along a line that is sent while it is drawn. CTRL-11 */
export interface Drawing {
  /** Marks the element at a point of the window. */
  element(tool: 'spotlight' | 'highlight', at: WindowPoint): Promise<Marked>;
  note(at: WindowPoint, text: string): Promise<Marked>;
  /** Begins a line; `false` outside the page. */
  begin(tool: StrokeTool, at: WindowPoint): boolean;
  move(at: WindowPoint): void;
  /** The line is done; one too short to be seen is taken back. */
  end(): Promise<Marked>;
  /** Takes the line back that is being drawn; `false` when there is none. */
  takeBack(): boolean;
  /** Takes away the own marks, or everybody's. */
  clear(everybody: boolean): Promise<Delivery>;
  /** What has not come back from the customer's page yet. */
  drafts(): readonly StandingMark[];
  /** The page has said so itself. */
  heard(who: string, id: number): void;
  /** A new epoch: what was drawn stands on nothing any more. */
  forget(): void;
  stop(): void;
}

export function openDrawing(parts: DrawingParts): Drawing {
  const { self, clock, mirror } = parts;
  let last = SPOTLIGHT_ID;
  let stroke: Stroke | null = null;
  let id = 0;
  let sent = false;
  const drafts = new Map<number, StandingMark>();
  const line = pace<Mark>(clock, STROKE_MS, (mark) => void send(mark));

  async function send(mark: Mark): Promise<Marked> {
    sent ||= mark.id === id;
    const delivery = await parts.act({ kind: 'mark', ...mark });
    if (delivery === 'delivered') return 'marked';
    drafts.delete(mark.id);
    parts.changed();
    parts.lost();
    return 'not-delivered';
  }

  function draft(mark: Mark): void {
    drafts.set(mark.id, { ...mark, who: self, at: clock.now() });
    parts.changed();
  }

  function follow(next: Stroke): Mark | null {
    stroke = next;
    const stand = mirror.standOf(next.points);
    if (!stand || !isSeen(next)) return null;
    const mark: Mark = { id, tool: next.tool, node: stand.node, points: [...stand.points], text: '' };
    draft(mark);
    return mark;
  }

  function drop(): void {
    line.stop();
    stroke = null;
    drafts.delete(id);
    if (sent) void parts.act({ kind: 'unmark', id, everybody: false });
    parts.changed();
  }

  async function place(mark: Mark): Promise<Marked> {
    draft(mark);
    return send(mark);
  }

  return {
    element: async (tool, at) => {
      const anchor = mirror.anchorAt(at.x, at.y);
      if (!anchor) return 'nothing-there';
      const own = tool === 'spotlight' ? SPOTLIGHT_ID : ++last;
      return place({ id: own, tool, node: anchor.node, points: [], text: '' });
    },
    note: async (at, text) => {
      const anchor = mirror.anchorAt(at.x, at.y);
      if (!anchor || text.trim() === '') return 'nothing-there';
      const { node, x, y } = anchor;
      return place({ id: ++last, tool: 'note', node, points: [{ x, y }], text: text.trim() });
    },
    begin: (tool, at) => {
      if (!mirror.anchorAt(at.x, at.y)) return false;
      id = ++last;
      sent = false;
      const mark = follow(startStroke(tool, at, clock.now()));
      if (mark) line.push(mark);
      return true;
    },
    move: (at) => {
      const mark = stroke && follow(continueStroke(stroke, at, clock.now()));
      if (mark) line.push(mark);
    },
    end: async () => {
      const done = stroke;
      stroke = null;
      line.stop();
      const mark = drafts.get(id);
      if (!done || !mark || !isSeen(done)) {
        if (done) drop();
        return 'nothing-there';
      }
      return send({ id, tool: mark.tool, node: mark.node, points: mark.points, text: '' });
    },
    takeBack: () => {
      if (!stroke) return false;
      drop();
      return true;
    },
    clear: (everybody) => {
      line.stop();
      stroke = null;
      drafts.clear();
      parts.changed();
      return parts.act({ kind: 'unmark', id: null, everybody });
    },
    drafts: () => [...drafts.values()],
    heard: (who, heardId) => {
      if (who === self && !(stroke && heardId === id)) drafts.delete(heardId);
    },
    forget: () => {
      line.stop();
      stroke = null;
      drafts.clear();
    },
    stop: () => line.stop(),
  };
}
