import { localise } from '../../desk/localisation';
import { agentWords } from '../agent-words';
import { isMarkTool, tools } from '../marks/tools';
import { stageWords } from './stage-words';

const en = agentWords(localise(['en']));

test.each(tools.filter(isMarkTool))(
  '[CTRL-11] what was marked with the %s is said, with its name and without',
  (tool) => {
    const say = (name: string) => stageWords({ what: 'marked', tool, result: 'marked', name }, en);
    expect(say('Continue')).toEqual({ text: expect.stringContaining('“Continue”'), failed: false });
    expect(say('').text).toMatch(/^[A-Z].*\bit\b.*\.$|^It .*\.$/);
  },
);

test('every tool has its words, and nothing else has', () => {
  const { hints, marks } = en.hands;
  expect(Object.keys(hints).sort()).toEqual([...tools].sort());
  expect(Object.keys(marks.marked).sort()).toEqual(tools.filter(isMarkTool).sort());
});

test('[CTRL-2] a mark that did not arrive, or met nothing, is a failure that is seen', () => {
  for (const result of ['not-delivered', 'nothing-there'] as const)
    expect(stageWords({ what: 'marked', tool: 'pen', result, name: '' }, en)).toMatchObject({ failed: true });
});

test('what lies under the keyboard’s pointer is said by its name, and nothing where it has none', () => {
  expect(stageWords({ what: 'over', name: 'Continue' }, en).text).toBe('On Continue');
  expect(stageWords({ what: 'over', name: '' }, en).text).toBe('');
});
