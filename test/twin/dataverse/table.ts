import path from 'node:path';
import { readSourceTree, filesOf } from '../../../solution/src/source-tree';
import { allOf, attributeOf, parseFile, valueOf } from '../../../solution/src/xml';

export const TABLE = 'beside_session';

export interface ColumnRule {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly canCreate: boolean;
  readonly canUpdate: boolean;
  readonly maxLength: number;
  readonly min: number;
  readonly max: number;
  /** In English. */
  readonly label: string;
  /** Of a choice, by number: the label in English. */
  readonly options: ReadonlyMap<number, string>;
}

export interface View {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly layoutxml: string;
  readonly fetchxml: string;
}

export interface Lookup {
  /** Its column, and the table it leads to. */
  readonly column: string;
  readonly table: string;
}

/** The table *Co-browse session* as the solution's own files define it. */
export interface Table {
  readonly set: string;
  readonly primaryKey: string;
  readonly key: string;
  readonly columns: ReadonlyMap<string, ColumnRule>;
  /** By the navigation property. */
  readonly lookups: ReadonlyMap<string, Lookup>;
  /** Public views, the default first. */
  readonly views: readonly View[];
  /** What the role *Beside Service* may, by the privilege's name: how far it reaches. */
  readonly privileges: ReadonlyMap<string, string>;
}

const ENGLISH = '1033';
const PUBLIC = '0';

/** @param root the repository */
export function readTable(root: string): Table {
  const tree = readSourceTree(path.join(root, 'solution/unpacked'));
  const file = parseFile(tree, `Entities/${TABLE}/Entity.xml`);
  type Node = Parameters<typeof valueOf>[0];
  const english = (of: Node, element: string) => {
    const label = allOf(of, element).find((one) => attributeOf(one, 'languagecode') === ENGLISH);
    return label ? attributeOf(label, 'description') : '';
  };
  const numberOf = (of: Node, name: string, otherwise: number) => Number(valueOf(of, name) || otherwise);
  const columns = allOf(file, 'attribute').map((one): [string, ColumnRule] => {
    const name = valueOf(one, 'LogicalName');
    const options = allOf(one, 'option').map(
      (option) => [Number(attributeOf(option, 'value')), english(option, 'label')] as const,
    );
    return [
      name,
      {
        name,
        type: valueOf(one, 'Type'),
        isRequired: valueOf(one, 'RequiredLevel') === 'required',
        canCreate: valueOf(one, 'ValidForCreateApi') === '1',
        canUpdate: valueOf(one, 'ValidForUpdateApi') === '1',
        maxLength: numberOf(one, 'MaxLength', Infinity),
        min: numberOf(one, 'MinValue', -Infinity),
        max: numberOf(one, 'MaxValue', Infinity),
        label: english(one, 'displayname'),
        options: new Map(options),
      },
    ];
  });
  const relations = filesOf(tree, /^Other\/Relationships\//).flatMap((relation) =>
    allOf(parseFile(tree, relation), 'EntityRelationship'),
  );
  const lookups = relations
    .filter((one) => valueOf(one, 'ReferencingEntityName').toLowerCase() === TABLE)
    .flatMap((one): [string, Lookup][] => {
      const own = allOf(one, 'EntityRelationshipRole').find((role) => valueOf(role, 'RelationshipRoleType') === '1');
      const property = own ? valueOf(own, 'NavigationPropertyName') : '';
      const column = valueOf(one, 'ReferencingAttributeName').toLowerCase();
      return property ? [[property, { column, table: valueOf(one, 'ReferencedEntityName').toLowerCase() }]] : [];
    });
  const views = filesOf(tree, new RegExp(`^Entities/${TABLE}/SavedQueries/`))
    .map((view) => parseFile(tree, view))
    .filter((view) => valueOf(view, 'querytype') === PUBLIC)
    .map((view) => ({
      id: valueOf(view, 'savedqueryid').replace(/[{}]/g, ''),
      name: english(view, 'LocalizedName'),
      isDefault: valueOf(view, 'isdefault') === '1',
      layoutxml: String(allOf(view, 'layoutxml')[0] ?? ''),
      fetchxml: String(allOf(view, 'fetchxml')[0] ?? ''),
    }));
  const privileges = allOf(parseFile(tree, 'Roles/Beside Service.xml'), 'RolePrivilege').map(
    (one) => [attributeOf(one, 'name'), attributeOf(one, 'level')] as const,
  );
  const [key] = allOf(file, 'EntityKeyAttributes');
  return {
    set: valueOf(file, 'EntitySetName'),
    primaryKey: [...columns].find(([, { type }]) => type === 'primarykey')?.[0] ?? '',
    key: key ? valueOf(key, 'AttributeName') : '',
    columns: new Map(columns),
    lookups: new Map([...lookups, ['ownerid', { column: 'ownerid', table: 'systemuser' }]]),
    privileges: new Map(privileges),
    views: views.sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || (a.name < b.name ? -1 : 1)),
  };
}
