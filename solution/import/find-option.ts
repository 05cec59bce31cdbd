import type { Dataverse } from './dataverse';

interface Labelled {
  readonly Value: number;
  readonly Label: { readonly LocalizedLabels: readonly { readonly Label: string }[] };
}

/** The number of an option that is called so in any language of the organisation, whatever its spelling; throws when none is. */
export async function findOption(dataverse: Dataverse, table: string, column: string, called: string): Promise<number> {
  const found = await dataverse.read(
    `EntityDefinitions(LogicalName='${table}')/Attributes(LogicalName='${column}')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata` +
      '?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)',
  );
  const options = [optionsIn(found?.['OptionSet']), optionsIn(found?.['GlobalOptionSet'])].flat();
  const option = options.find((one) => one.Label.LocalizedLabels.some(({ Label }) => plain(Label) === plain(called)));
  if (option) return option.Value;
  const names = options.map(({ Label }) => Label.LocalizedLabels[0]?.Label ?? '?').join(', ');
  throw new Error(`${table}.${column} has no option called “${called}”${names && `, but ${names}`}.`);
}

function optionsIn(set: unknown): readonly Labelled[] {
  const { Options } = Object(set) as { readonly Options?: readonly Labelled[] };
  return Options ?? [];
}

/** Co-browse, Cobrowse and co browse are one name. */
const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
