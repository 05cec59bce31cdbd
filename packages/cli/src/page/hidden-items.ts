import { type DisclosedPage, wordsOf } from './disclosed-page';
import { ownWords } from './real-page';

/** How many items the viewer does not get to see: values, words, parts. */
export function hiddenItems(disclosed: DisclosedPage): number {
  let hidden = 0;
  for (const [element, node] of disclosed.pairs) {
    if (node.kind === 'tile') hidden += node.content.startsWith('masked') ? 1 : 0;
    else if (node.attributes.has('@masked')) hidden += 1;
    else if (node.kind === 'element' && ownWords(element).trim() !== '' && wordsOf(node) !== ownWords(element))
      hidden += 1;
  }
  return hidden;
}
