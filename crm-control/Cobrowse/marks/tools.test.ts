import { markTools } from '@beside/protocol';
import { gestureOf, isMarkTool, TOOL_KEYS, toolOfKey, tools } from './tools';

test('every tool has a key of its own, in either case', () => {
  expect(new Set(Object.values(TOOL_KEYS)).size).toBe(tools.length);
  for (const tool of tools)
    expect([toolOfKey(TOOL_KEYS[tool]), toolOfKey(TOOL_KEYS[tool].toUpperCase())]).toEqual([tool, tool]);
  expect(toolOfKey('Enter')).toBeNull();
});

test('[CTRL-11] every kind of mark has its tool; elements take no line, lines are drawn along one', () => {
  expect(tools.filter(isMarkTool)).toEqual(expect.arrayContaining([...markTools]));
  expect(tools.filter((tool) => gestureOf(tool) === 'element')).toEqual(['spotlight', 'highlight']);
  expect(tools.filter((tool) => gestureOf(tool) === 'stroke')).toEqual(['rectangle', 'arrow', 'pen', 'laser']);
});
