import { filesOf, type SourceTree } from '../source-tree';
import { solutionTables } from '../tables';
import { allOf, attributeOf, parseFile, rootOf, valueOf } from '../xml';

/** What the app shows, who may open it and where it leads are all in the solution. */
export function appFaults(tree: SourceTree): readonly string[] {
  const ids = (files: RegExp, name: string) =>
    filesOf(tree, files).map((file) => valueOf(parseFile(tree, file), name).toLowerCase());
  const webResources = ids(/^WebResources\/.+\.data\.xml$/, 'WebResourceId').map((id) => id.replace(/[{}]/g, ''));
  const there: Readonly<Record<string, readonly string[]>> = {
    '1': solutionTables(tree),
    '26': ids(/\/SavedQueries\//, 'savedqueryid'),
    '59': ids(/\/Visualizations\//, 'savedqueryvisualizationid'),
    '60': ids(/\/FormXml\//, 'formid'),
    '62': ids(/^AppModuleSiteMaps\//, 'SiteMapUniqueName'),
  };
  const roles = filesOf(tree, /^Roles\//).map((file) => attributeOf(rootOf(parseFile(tree, file)), 'id'));
  return [
    ...filesOf(tree, /^AppModules\//).flatMap((file) => {
      const app = parseFile(tree, file);
      const icon = valueOf(app, 'WebResourceId');
      return [
        ...allOf(app, 'AppModuleComponent').flatMap((component) => {
          const type = attributeOf(component, 'type');
          const called = (attributeOf(component, 'schemaName') || attributeOf(component, 'id')).toLowerCase();
          return there[type]?.includes(called) ? [] : [`${file}: shows ${type} ${called}, which is not there`];
        }),
        ...allOf(app, 'Role')
          .map((role) => attributeOf(role, 'id'))
          .filter((role) => !roles.includes(role))
          .map((role) => `${file}: lets role ${role} in, which is not there`),
        ...(webResources.includes(icon) ? [] : [`${file}: its icon ${icon} is not there`]),
      ];
    }),
    ...filesOf(tree, /^AppModuleSiteMaps\//).flatMap((file) =>
      allOf(parseFile(tree, file), 'SubArea')
        .map((area) => attributeOf(area, 'Entity'))
        .filter((table) => !solutionTables(tree).includes(table))
        .map((table) => `${file}: leads to ${table}, which is not there`),
    ),
  ];
}
