import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.resx': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml; charset=utf-8',
};

/** Serves the files under one folder and nothing outside it; undefined when there is no such file. */
export const staticFiles =
  (root: string) =>
  async (path: string): Promise<Response | undefined> => {
    const file = normalize(join(root, path));
    const type = TYPES[extname(file)];
    if (!file.startsWith(root + sep) || !type) return undefined;
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: { 'content-type': type } });
    } catch {
      return undefined;
    }
  };
