import type { Element } from '@xmldom/xmldom';
import type { ControlManifest } from '../control-manifest';
import { filesOf, type SourceTree } from '../source-tree';
import { knownColumns, tableOf } from '../tables';
import { allOf, attributeOf, childOf, childrenOf, parseFile } from '../xml';

/**
 * Every cell shows a column that exists, and every code component stands in a cell and is given what its manifest asks for.
 * @param manifests by the control's name in a solution, `beside_Beside.Cobrowse`
 */
export function formFaults(tree: SourceTree, manifests: ReadonlyMap<string, ControlManifest>): readonly string[] {
  return filesOf(tree, /\/FormXml\//).flatMap((file) => {
    const form = parseFile(tree, file);
    const columns = knownColumns(tree, tableOf(file));
    const unknown = allOf(form, 'control')
      .map((control) => attributeOf(control, 'datafieldname'))
      .filter((column) => !columns.has(column))
      .map((column) => `${file}: a cell shows ${column}, which the table does not have`);
    const cells = new Map(allOf(form, 'control').map((control) => [attributeOf(control, 'uniqueid'), control]));
    const described = allOf(form, 'controlDescription').flatMap((description) => {
      const place = attributeOf(description, 'forControl');
      const cell = cells.get(place);
      if (place === '' || !cell) return [`${file}: a component is described for ${place}, which is no cell`];
      const components = childrenOf(description, 'customControl').filter((one) => one.hasAttribute('name'));
      return components.flatMap((one) => componentFaults(one, manifests, columns).map((fault) => `${file}: ${fault}`));
    });
    return [...unknown, ...described];
  });
}

function componentFaults(
  component: Element,
  manifests: ReadonlyMap<string, ControlManifest>,
  columns: ReadonlySet<string>,
): readonly string[] {
  const name = attributeOf(component, 'name');
  const manifest = manifests.get(name);
  if (!manifest) return [`there is no control ${name}`];
  const given = childrenOf(childOf(component, 'parameters'));
  const known = new Map(manifest.properties.map((property) => [property.name, property]));
  const missing = manifest.properties.filter(
    ({ name: wanted, isRequired }) => isRequired && !given.some((parameter) => parameter.nodeName === wanted),
  );
  return [
    ...missing.map((property) => `${name} is not given ${property.name}`),
    ...given.flatMap((parameter) => {
      const property = known.get(parameter.nodeName);
      if (!property) return [`${name} has no property ${parameter.nodeName}`];
      const value = parameter.textContent?.trim() ?? '';
      return property.usage === 'bound' && !columns.has(value)
        ? [`${name} is bound to ${value}, which the table does not have`]
        : [];
    }),
  ];
}
