import { never } from '@beside/protocol';
import type { AgentWords } from '../agent-words';
import { isMarkTool } from '../marks/tools';
import { named } from '../named';
import type { StageWord } from './use-stage-hands';

/** What the agent did on the stage, in one sentence. `failed`: it must be seen too, not only heard. */
export function stageWords(word: StageWord, words: AgentWords): { readonly text: string; readonly failed: boolean } {
  const { marks } = words.hands;
  const said = (text: string) => ({ text, failed: false });
  switch (word.what) {
    case 'marked':
      if (word.result === 'nothing-there') return { text: marks.nothingThere, failed: true };
      if (word.result === 'not-delivered') return { text: marks.notDelivered, failed: true };
      return said(isMarkTool(word.tool) ? marks.marked[word.tool](word.name, named(word.name)) : '');
    case 'over':
      return said(word.name === '' ? '' : words.live.onPage(word.name));
    case 'keyed':
      return said(words.hands.keysGo(word.name, named(word.name)));
    case 'first-corner':
      return said(marks.firstCorner);
    case 'taken-back':
      return said(marks.takenBack);
    case 'tapped':
      return said(marks.tapped);
    case 'nothing-there':
      return { text: marks.nothingThere, failed: true };
    default:
      return never(word);
  }
}
