import { stateOptions } from '@beside/functions';
import { ORGANISATION, type World } from './open-world';

/** ROW-2, ROW-3, ROW-6: every session has one row, which is what it came to; what is forgotten has one that says nothing of anybody. */
export async function brokenRowLaws({ stores, rows, now }: World): Promise<string[]> {
  const sessions = await stores.sessions.list('norland', { limit: 100 });
  const owed = await stores.sessions.rowsDue(now(), 10, [ORGANISATION]);
  const broken = owed.map(({ id }) => `the row of ${id} is still owed`);
  for (const { id } of sessions) {
    const row = (await stores.sessions.get('norland', id))?.row;
    const found = rows.row(id);
    if (row?.is !== 'written' || found?.revision !== row.revision) broken.push(`the row of ${id} is not the newest`);
    else if (found.columns.beside_state !== stateOptions.ended) broken.push(`the row of ${id} has no end`);
  }
  const known = new Set(sessions.map(({ id }) => id));
  for (const id of rows.records().filter((one) => !known.has(one))) {
    const row = rows.row(id);
    if (row?.agent !== null || row.about !== null || row.columns.beside_origin !== null)
      broken.push(`the row of ${id}, which is forgotten, still says whose it was`);
  }
  return broken;
}
