import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** One of this package's page scripts and what it imports, ready to be put into a page. */
export async function pageScript(name: 'customer' | 'viewer' | 'mutations' | 'desk' | 'liar'): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(`../page/${name}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text ?? '';
}

export type ProbeScript = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly words: string };

/** The built widget's capture for tools. */
export async function probeScript(): Promise<ProbeScript> {
  const file = fileURLToPath(new URL('../../../../widget/dist/probe.js', import.meta.url));
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null
    ? { ok: false, words: 'the widget is not built yet: npm run build -w widget' }
    : { ok: true, text };
}
