import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@beside/functions';
import { storesContract } from './stores';

storesContract('SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'beside-stores-'));
  const file = join(directory, 'store.db');
  let stores = openSqlite(file);
  return {
    stores,
    close: async () => {
      stores.close();
      rmSync(directory, { recursive: true, force: true });
    },
    reopen: async () => {
      stores.close();
      stores = openSqlite(file);
      return stores;
    },
  };
});
