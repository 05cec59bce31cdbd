import { filesOf, type SourceTree } from '../source-tree';
import { allOf, attributeOf, parseFile, valueOf } from '../xml';

/** What a form's events call lies in a script that the form loads, and the solution brings that script. */
export function formScriptFaults(tree: SourceTree): readonly string[] {
  const scripts = new Set(
    filesOf(tree, /^WebResources\/.+\.js\.data\.xml$/).map((file) => valueOf(parseFile(tree, file), 'Name')),
  );
  return filesOf(tree, /\/FormXml\//).flatMap((file) => {
    const form = parseFile(tree, file);
    const loaded = allOf(form, 'Library').map((library) => attributeOf(library, 'name'));
    const absent = loaded.filter((name) => !scripts.has(name));
    const unloaded = allOf(form, 'Handler').filter((one) => !loaded.includes(attributeOf(one, 'libraryName')));
    return [
      ...absent.map((name) => `${file}: loads ${name}, which is not there`),
      ...unloaded.map((one) => `${file}: calls ${attributeOf(one, 'functionName')} of a script that it does not load`),
    ];
  });
}
