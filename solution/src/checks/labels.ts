import type { Element } from '@xmldom/xmldom';
import { filesOf, inOrder, type SourceTree } from '../source-tree';
import { allOf, attributeOf, childrenOf, parseFile } from '../xml';

/** The languages of every label, by Windows id: English, Dutch, German, French, Romanian. */
export const LABEL_LANGUAGES = ['1033', '1043', '1031', '1036', '1048'] as const;
const FRENCH = '1036';

/** Every label is there in every language, once, says something, and keeps to the signs of French. */
export function labelFaults(tree: SourceTree): readonly string[] {
  return filesOf(tree, /\.xml$/).flatMap((file) => {
    const groups = allOf(parseFile(tree, file), '*').map((parent) =>
      childrenOf(parent).filter((one) => languageOf(one) !== ''),
    );
    return groups
      .filter((group) => group.length > 0)
      .flatMap(groupFaults)
      .map((fault) => `${file}: ${fault}`);
  });
}

function groupFaults(group: readonly Element[]): readonly string[] {
  const languages = inOrder(group.map(languageOf)).join(' ');
  const english = group.find((label) => languageOf(label) === '1033');
  const called = english ? `“${wordsOf(english)}”` : 'a label';
  return [
    ...(languages === inOrder(LABEL_LANGUAGES).join(' ') ? [] : [`${called} is there in ${languages}`]),
    ...group
      .filter((label) => wordsOf(label).trim() === '')
      .map((label) => `${called} says nothing in ${languageOf(label)}`),
    ...group
      .filter((label) => languageOf(label) === FRENCH && /[^\u00a0][?!;»](\s|$)|[^\u00a0]:\s/.test(wordsOf(label)))
      .map((label) => `“${wordsOf(label)}” lacks the space of French`),
  ];
}

const languageOf = (label: Element) => attributeOf(label, 'languagecode') || attributeOf(label, 'LCID');
const wordsOf = (label: Element) => attributeOf(label, 'description') || attributeOf(label, 'Title');
