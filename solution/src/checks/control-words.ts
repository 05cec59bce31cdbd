import type { ControlManifest } from '../control-manifest';
import { inOrder } from '../source-tree';
import { LABEL_LANGUAGES } from './labels';

/** Every control has its words in every language: those that its manifest names, and no others. */
export function controlWordFaults(controls: ReadonlyMap<string, ControlManifest>): readonly string[] {
  return [...controls].flatMap(([name, { wordKeys, words }]) => {
    const languages = inOrder(words.keys()).join(' ');
    return [
      ...(languages === inOrder(LABEL_LANGUAGES).join(' ')
        ? []
        : [`${name} has words in ${languages || 'no language'}`]),
      ...[...words].flatMap(([language, said]) => [
        ...wordKeys.filter((key) => !said.get(key)).map((key) => `${name} has no words for “${key}” in ${language}`),
        ...[...said.keys()]
          .filter((key) => !wordKeys.includes(key))
          .map((key) => `${name} has words for “${key}” in ${language}, which its manifest does not name`),
      ]),
    ];
  });
}
