import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';

/** The scripts among the web resources: what each is made of, and the name under which a form finds its functions. */
const SCRIPTS: readonly { readonly name: string; readonly entry: string; readonly global?: string }[] = [
  { name: 'beside_apptab.js', entry: 'app-tab-entry.ts' },
  { name: 'beside_sidepane.js', entry: 'side-pane.ts', global: 'Beside' },
];

/** Names of the web resources that `bundlePages` makes. */
export const BUNDLED_PAGES = SCRIPTS.map(({ name }) => name);

/** @param folder of the pages */
export async function bundlePages(folder: string): Promise<readonly [string, Uint8Array][]> {
  return Promise.all(
    SCRIPTS.map(async ({ name, entry, global }): Promise<[string, Uint8Array]> => {
      const options: BuildOptions = {
        absWorkingDir: folder,
        entryPoints: [path.join(folder, entry)],
        bundle: true,
        minify: true,
        write: false,
        format: 'iife',
        charset: 'utf8',
        target: 'es2022',
        legalComments: 'none',
        logLevel: 'error',
        ...(global !== undefined && { globalName: global }),
      };
      const bytes = (await build(options)).outputFiles?.[0]?.contents;
      if (!bytes) throw new Error(`${entry} was not built.`);
      return [name, bytes];
    }),
  );
}
