import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WidgetFiles } from './widget-files';

/** Serves the plain files of one directory, by exact name: a name that the listing does not hold is never looked for. */
export function widgetDirectory(directory: string): WidgetFiles {
  return {
    async read(file) {
      const entries = await readdir(directory, { withFileTypes: true });
      const entry = entries.find((one) => one.isFile() && one.name === file);
      return entry ? new Uint8Array(await readFile(join(directory, entry.name))) : null;
    },
  };
}
