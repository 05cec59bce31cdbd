import { MARK_POINTS, type MarkTool } from '@beside/protocol';

/** What the agent's mouse does on the page. `hand` fills and presses, in write mode only. */
export const tools = [
  'pointer',
  'spotlight',
  'highlight',
  'rectangle',
  'arrow',
  'pen',
  'laser',
  'note',
  'hand',
] as const;
export type Tool = (typeof tools)[number];

export function isTool(name: string): name is Tool {
  return (tools as readonly string[]).includes(name);
}

/** One key each, wherever in the desk the focus is, but in no field. SESS-37 */
export const TOOL_KEYS: Readonly<Record<Tool, string>> = {
  pointer: 'p',
  spotlight: 's',
  highlight: 'h',
  rectangle: 'r',
  arrow: 'a',
  pen: 'd',
  laser: 'l',
  note: 'n',
  hand: 'w',
};

/** How a tool is used: by moving, on an element, on a spot, or along a line from one press to the next. */
export function gestureOf(tool: Tool): 'point' | 'element' | 'spot' | 'stroke' {
  if (tool === 'pointer' || tool === 'hand') return 'point';
  if (tool === 'note') return 'spot';
  return MARK_POINTS[tool][1] === 0 ? 'element' : 'stroke';
}

/** The tool of a key; `null` when there is none. */
export function toolOfKey(key: string): Tool | null {
  return tools.find((tool) => TOOL_KEYS[tool] === key.toLowerCase()) ?? null;
}

export function isMarkTool(tool: Tool): tool is MarkTool {
  return tool !== 'pointer' && tool !== 'hand';
}
