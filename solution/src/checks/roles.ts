import { MICROSOFT_TABLES } from '../microsoft-tables';
import { filesOf, type SourceTree } from '../source-tree';
import { solutionTables } from '../tables';
import { allOf, attributeOf, parseFile } from '../xml';

/** What a role of Beside may let somebody do. Deleting is not among it: what happened stays on record until its time is over. */
const DEEDS = ['AppendTo', 'Append', 'Assign', 'Create', 'Read', 'Write'];
const LEVELS = ['Basic', 'Local', 'Deep', 'Global'];

/** Every privilege is one of a table that exists, at a level that exists, and none deletes. */
export function roleFaults(tree: SourceTree): readonly string[] {
  const tables = new Set([
    ...solutionTables(tree).filter((table) => !(table in MICROSOFT_TABLES)),
    ...Object.values(MICROSOFT_TABLES).map(({ privilege }) => privilege),
  ]);
  return filesOf(tree, /^Roles\//).flatMap((file) =>
    allOf(parseFile(tree, file), 'RolePrivilege').flatMap((privilege) => {
      const name = attributeOf(privilege, 'name');
      const deed = DEEDS.find((one) => name.startsWith(`prv${one}`));
      if (deed === undefined) return [`${file}: ${name} is nothing that a role of Beside lets anybody do`];
      const table = name.slice(`prv${deed}`.length);
      return [
        ...(tables.has(table) ? [] : [`${file}: ${name} is about no table`]),
        ...(LEVELS.includes(attributeOf(privilege, 'level')) ? [] : [`${file}: ${name} has no level`]),
      ];
    }),
  );
}
