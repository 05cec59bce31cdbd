import { stat } from 'node:fs/promises';
import path from 'node:path';
import { serveFolder } from './serve-folder';

/** Something to look at, as a URL that a browser can open. */
export type Target =
  | { readonly ok: true; readonly name: string; readonly url: string; close(): Promise<void> }
  | { readonly ok: false; readonly words: string };

/** A URL stays one; a file is served with its folder. */
export async function openTarget(said: string): Promise<Target> {
  if (/^https?:\/\//i.test(said)) {
    return URL.canParse(said)
      ? { ok: true, name: said, url: said, close: () => Promise.resolve() }
      : { ok: false, words: `"${said}" is not a URL.` };
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(said))
    return { ok: false, words: `"${said}": only http and https can be opened.` };
  const found = await stat(said).catch(() => null);
  if (!found) return { ok: false, words: `there is no file "${said}". A URL begins with http:// or https://.` };
  if (found.isDirectory()) return { ok: false, words: `"${said}" is a folder: name the page in it.` };
  const folder = await serveFolder(path.dirname(path.resolve(said)));
  return {
    ok: true,
    name: said,
    url: `${folder.url}/${encodeURIComponent(path.basename(said))}`,
    close: folder.stop,
  };
}
