import type { Dataverse } from './dataverse';
import { findOption } from './find-option';
import { isChoice, isReference, type DataRecord } from './records';

export type Outcome = 'created' | 'changed' | 'unchanged';

export interface Run {
  readonly dataverse: Dataverse;
  /** Otherwise it looks, and says what it would do. */
  readonly apply: boolean;
  readonly say: (line: string) => void;
}

/**
 * Makes every record what it is to be, and writes nothing where it is so already. A record that somebody else makes or takes away in the
 * same moment is refused by the organisation, never overwritten.
 * @returns what was done, or would be, by key
 */
export async function upsertRecords(records: readonly DataRecord[], run: Run): Promise<ReadonlyMap<string, Outcome>> {
  const paths = new Map(records.map(({ key, set, id }) => [key, `${set}(${id})`]));
  const outcomes = new Map<string, Outcome>();
  for (const record of records) {
    const wanted = await wantedColumns(record, paths, run.dataverse);
    const outcome = await upsert(record, wanted, run);
    outcomes.set(record.key, outcome);
    run.say(`${run.apply || outcome === 'unchanged' ? outcome : `would be ${outcome}`}: ${record.set} ${record.key}`);
  }
  return outcomes;
}

interface Wanted {
  /** As a query selects it, and as an answer calls it. */
  readonly read: string;
  readonly is: unknown;
  /** As a request writes it. */
  readonly write: string;
  readonly value: unknown;
}

async function wantedColumns(
  record: DataRecord,
  paths: ReadonlyMap<string, string>,
  dataverse: Dataverse,
): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  for (const [name, value] of Object.entries(record.columns)) {
    if (isReference(value)) {
      const path = paths.get(value.record);
      if (path === undefined) throw new Error(`${record.key} names ${value.record}, which is no record.`);
      const id = path.slice(path.indexOf('(') + 1, -1);
      wanted.push({ read: `_${name.toLowerCase()}_value`, is: id, write: `${name}@odata.bind`, value: `/${path}` });
    } else {
      const plain = isChoice(value) ? await findOption(dataverse, record.table, name, value.choice) : value;
      wanted.push({ read: name, is: plain, write: name, value: plain });
    }
  }
  return wanted;
}

async function upsert({ set, id }: DataRecord, wanted: readonly Wanted[], { dataverse, apply }: Run): Promise<Outcome> {
  const path = `${set}(${id})`;
  const found = await dataverse.read(`${path}?$select=${wanted.map(({ read }) => read).join(',')}`);
  const different = wanted.filter(({ read, is }) => found?.[read] !== is);
  if (found && different.length === 0) return 'unchanged';
  const columns = found ? different : wanted;
  if (apply) {
    const body = Object.fromEntries(columns.map(({ write, value }) => [write, value]));
    await dataverse.write({ method: 'PATCH', path, body, only: found ? 'existing' : 'new' });
  }
  return found ? 'changed' : 'created';
}

/** Takes away what the import brought, the last first; what is gone already is passed over. */
export async function removeRecords(records: readonly DataRecord[], { dataverse, apply, say }: Run): Promise<void> {
  for (const { key, set, id } of [...records].reverse()) {
    const path = `${set}(${id})`;
    if ((await dataverse.read(path)) === null) continue;
    if (apply) await dataverse.write({ method: 'DELETE', path });
    say(`${apply ? 'removed' : 'would be removed'}: ${set} ${key}`);
  }
}
