import * as React from 'react';
import { actKeys, never, type ActKey } from '@beside/protocol';
import type { MirroredField, WindowPoint } from '@beside/mirror';
import { KEY_POINTER_START, moveKeyPointer, type KeyPointer } from '../marks/key-pointer';
import type { Marked } from '../marks/drawing';
import { gestureOf, isMarkTool, type Tool } from '../marks/tools';
import type { PageView } from '../session/page-view';
import { useWordDrag } from './use-word-drag';

/** What the agent's hands did on the stage, for whoever says it. */
export type StageWord =
  | { readonly what: 'marked'; readonly tool: Tool; readonly result: Marked; readonly name: string }
  | { readonly what: 'over' | 'keyed'; readonly name: string }
  | { readonly what: 'first-corner' | 'taken-back' | 'tapped' | 'nothing-there' };

/** A small window over the stage. `at` in px of the agent's window. */
export type StagePopup =
  | { readonly is: 'note'; readonly at: WindowPoint }
  | { readonly is: 'field'; readonly field: MirroredField; readonly name: string };

/** The widget of the page that the agent's keys go to. */
export interface Keyed {
  readonly node: number;
  readonly name: string;
}

interface StageHandsParts {
  readonly page: () => PageView | null;
  readonly container: React.RefObject<HTMLElement>;
  readonly live: boolean;
  readonly tool: Tool;
  readonly writing: boolean;
  readonly onWord: (word: StageWord) => void;
  readonly onClearMine: () => void;
}

/** The agent's mouse and keys over the stage: what each tool makes of them. */
export function useStageHands(parts: StageHandsParts) {
  const { page, container, live, tool, onWord } = parts;
  const [keys, setKeys] = React.useState<KeyPointer | null>(null);
  const [corner, setCorner] = React.useState(false);
  const [popup, setPopup] = React.useState<StagePopup | null>(null);
  const [keyed, setKeyed] = React.useState<Keyed | null>(null);
  /** What a line on its way began on; `null` when there is none. */
  const line = React.useRef<string | null>(null);
  React.useEffect(() => {
    if (live) return;
    setKeys(null);
    setCorner(false);
    setPopup(null);
  }, [live]);
  React.useEffect(() => {
    setKeyed(null);
    setCorner(false);
    setPopup(null);
    line.current = null;
    page()?.drawing.takeBack();
    page()?.mouse.over(null);
  }, [tool, page]);

  const drag = useWordDrag(page, live && tool === 'hand' && parts.writing && !popup);
  const marked = (result: Marked, name: string) => onWord({ what: 'marked', tool, result, name });

  /** A press with the mouse, or Enter at the keyboard's pointer. */
  const use = async (at: WindowPoint): Promise<void> => {
    const view = page();
    if (!view) return;
    const name = view.nameAt(at);
    switch (tool) {
      case 'pointer':
        return onWord({ what: view.tap(at) ? 'tapped' : 'nothing-there' });
      case 'hand':
        return press(view, at, name);
      case 'spotlight':
      case 'highlight':
        return marked(await view.drawing.element(tool, at), name);
      case 'note':
        return view.nodeAt(at) === null ? onWord({ what: 'nothing-there' }) : setPopup({ is: 'note', at });
      case 'rectangle':
      case 'arrow':
      case 'pen':
      case 'laser':
        return; // drawn along a line
      default:
        return never(tool);
    }
  };

  const press = (view: PageView, at: WindowPoint, name: string) => {
    const node = view.nodeAt(at);
    if (node === null) return onWord({ what: 'nothing-there' });
    const field = view.fieldOf(node);
    if (field) {
      // What the page opens for whoever goes into a field (help, a picker) opens for the agent too.
      if (view.hands.state().direct) view.hands.focus(field.node);
      return setPopup({ is: 'field', field, name: view.nameOf(field.node) });
    }
    setKeyed({ node, name });
    onWord({ what: 'keyed', name });
    view.hands.press(at);
  };

  const beginLine = (at: WindowPoint): boolean => {
    const view = page();
    if (!view || !isMarkTool(tool) || gestureOf(tool) !== 'stroke') return false;
    if (!view.drawing.begin(tool as Parameters<typeof view.drawing.begin>[0], at)) return false;
    line.current = view.nameAt(at);
    return true;
  };
  const endLine = async () => {
    const name = line.current;
    const view = page();
    if (name === null || !view) return;
    line.current = null;
    const result = await view.drawing.end();
    if (result === 'nothing-there') onWord({ what: 'taken-back' });
    else marked(result, name);
  };

  const windowSpot = (at: KeyPointer): WindowPoint => {
    const box = container.current?.getBoundingClientRect();
    return { x: (box?.left ?? 0) + at.x * (box?.width ?? 0), y: (box?.top ?? 0) + at.y * (box?.height ?? 0) };
  };

  const enter = (from: KeyPointer) => {
    const spot = windowSpot(from);
    setKeys(from);
    if (gestureOf(tool) !== 'stroke') return void use(spot);
    if (corner) {
      setCorner(false);
      return void endLine();
    }
    if (!beginLine(spot)) return onWord({ what: 'nothing-there' });
    setCorner(true);
    onWord({ what: 'first-corner' });
  };

  const takeBack = () => {
    setCorner(false);
    line.current = null;
    if (page()?.drawing.takeBack()) onWord({ what: 'taken-back' });
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!live || event.ctrlKey || event.metaKey || event.altKey) return;
    if (keyed && sendKey(event)) return event.preventDefault();
    const from = keys ?? KEY_POINTER_START;
    const moved = moveKeyPointer(from, event.key, event.shiftKey);
    if (moved) {
      const spot = windowSpot(moved);
      setKeys(moved);
      page()?.point(spot);
      if (corner) page()?.drawing.move(spot);
      else onWord({ what: 'over', name: page()?.nameAt(spot) ?? '' });
    } else if (event.key === 'Enter' || event.key === ' ') enter(from);
    else if (event.key === 'Escape') takeBack();
    else if (event.key === 'Delete') parts.onClearMine();
    else return;
    event.preventDefault();
  };

  /** Tab stays the desk's: nobody is caught in the stage. */
  const sendKey = ({ key, shiftKey }: React.KeyboardEvent): boolean => {
    const view = page();
    if (!keyed || !view || key === 'Tab' || !isActKey(key)) return false;
    if (view.look.following() && !shiftKey && view.mouse.scrollKey(keyed.node, key)) return true;
    view.hands.key(keyed.node, key, shiftKey);
    if (key === 'Escape') setKeyed(null);
    return true;
  };

  return {
    keys,
    popup,
    keyed,
    closePopup: () => {
      setPopup(null);
      container.current?.focus();
    },
    handlers: {
      onKeyDown,
      onClick: (event: React.MouseEvent) => {
        if (live && !drag.ended()) void use({ x: event.clientX, y: event.clientY });
      },
      onPointerDown: (event: React.PointerEvent<HTMLElement>) => {
        if (!live || event.button !== 0) return;
        const at = { x: event.clientX, y: event.clientY };
        drag.begin(at);
        if (beginLine(at)) event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: React.PointerEvent) => {
        if (!live) return;
        const at = { x: event.clientX, y: event.clientY };
        page()?.point(at);
        if (tool === 'hand') page()?.mouse.over(event.buttons === 0 && !popup ? at : null);
        if (event.buttons !== 1) return;
        page()?.drawing.move(at);
        drag.move(at);
      },
      onPointerUp: () => {
        if (live && !corner) void endLine();
      },
      onPointerCancel: takeBack,
      onPointerLeave: () => {
        if (!live) return;
        page()?.point(null);
        page()?.mouse.over(null);
      },
      onBlur: () => {
        setKeys(null);
        if (keys) page()?.point(null);
      },
    },
  };
}

function isActKey(key: string): key is ActKey {
  return (actKeys as readonly string[]).includes(key);
}
