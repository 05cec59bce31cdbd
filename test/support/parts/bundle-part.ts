import path from 'node:path';
import { build } from 'esbuild';

/** One part and all that it imports as a script for Node, so that it starts quickly and holds nothing but itself. @returns its path */
export async function bundlePart(entry: string, folder: string): Promise<string> {
  const outfile = path.join(folder, `${path.basename(entry, '.ts')}.cjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    banner: { js: "const ownUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'ownUrl' },
    external: ['libsql', 'bufferutil', 'utf-8-validate'],
    logLevel: 'error',
  });
  return outfile;
}
