import { readSourceTree, filesOf } from '../../../solution/src/source-tree';
import { tableOf } from '../../../solution/src/tables';
import { allOf, attributeOf, childrenOf, parseFile, rootOf, valueOf } from '../../../solution/src/xml';

/** What a control gets from its form: a fixed text, or what a column of the record holds. */
type Binding = { readonly text: string } | { readonly column: string };

/** A form that the solution brings, as far as the workspace draws it. */
export interface SolutionForm {
  readonly id: string;
  /** Logical name of the table. */
  readonly table: string;
  readonly tabs: readonly {
    readonly label: string;
    /** Folder of the built control. */
    readonly control: string;
    readonly bindings: Readonly<Record<string, Binding>>;
  }[];
  /** Functions that the form calls when it is loaded, and the web resources they are in. */
  readonly onLoad: readonly { readonly name: string; readonly library: string }[];
}

const ENGLISH = '1033';
const CONTROL = /^beside_Beside\./;

/** @param unpacked the solution's source */
export function readSolutionForms(unpacked: string): readonly SolutionForm[] {
  const tree = readSourceTree(unpacked);
  const files = filesOf(tree, /^Entities\/(?!beside_)[^/]+\/FormXml\/main\//);
  return files.map((file) => {
    const document = parseFile(tree, file);
    const described = new Map(
      allOf(document, 'controlDescription').map((one) => [
        attributeOf(one, 'forControl'),
        allOf(one, 'customControl').find((control) => CONTROL.test(attributeOf(control, 'name'))),
      ]),
    );
    const tabs = allOf(document, 'tab').flatMap((tab) => {
      const label = allOf(tab, 'label').find((one) => attributeOf(one, 'languagecode') === ENGLISH);
      const control = described.get(attributeOf(allOf(tab, 'control')[0] ?? tab, 'uniqueid'));
      if (!control) return [];
      const parameters = allOf(control, 'parameters').flatMap((one) => childrenOf(one));
      const bindings = parameters.map((one): [string, Binding] => {
        const said = one.textContent ?? '';
        return [one.nodeName, attributeOf(one, 'static') === 'true' ? { text: said } : { column: said }];
      });
      return [
        {
          label: label ? attributeOf(label, 'description') : '',
          control: attributeOf(control, 'name').replace(CONTROL, ''),
          bindings: Object.fromEntries(bindings),
        },
      ];
    });
    const onLoad = allOf(document, 'Handler').map((one) => ({
      name: attributeOf(one, 'functionName'),
      library: attributeOf(one, 'libraryName'),
    }));
    return { id: valueOf(rootOf(document), 'formid').replace(/[{}]/g, ''), table: tableOf(file), tabs, onLoad };
  });
}
