import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * The built widget of a repository. Its version is of package and content: files under one version never change, so a browser may keep
 * them for good.
 */
export function widgetOf(root: string): { readonly widgetDir: string; readonly widgetVersion: string } {
  const widgetDir = path.join(root, 'widget/dist');
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
  const manifest = readFileSync(path.join(widgetDir, 'manifest.json'));
  const widgetVersion = `${version}-${createHash('sha256').update(manifest).digest('hex').slice(0, 8)}`;
  return { widgetDir, widgetVersion };
}
