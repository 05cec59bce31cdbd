import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckpointAnchor } from './checkpoint-anchor';

/** Digits of a place in a file's name, so that names sort as places do. */
const DIGITS = 12;
const NAME = /^(\d{12})\.jws$/;
const READ_ONLY = 0o400;

/** A folder of read-only files, each written once. Put it where the store's keeper does not write, for what it is worth. */
export function anchorFolder(folder: string): CheckpointAnchor {
  const fileOf = (company: string, seq: number) => join(folder, company, `${String(seq).padStart(DIGITS, '0')}.jws`);
  return {
    async put(company, seq, checkpoint) {
      await mkdir(join(folder, company), { recursive: true });
      const name = fileOf(company, seq);
      const draft = `${name}.${randomUUID()}`;
      try {
        await writeFile(draft, checkpoint, { flag: 'wx', mode: READ_ONLY, flush: true });
        await link(draft, name); // whole or not at all, and never over another
        return true;
      } catch (error) {
        nullIf('EEXIST', error);
        return false;
      } finally {
        await rm(draft, { force: true });
      }
    },
    async places(company) {
      const names = await readdir(join(folder, company)).catch((error: unknown) => nullIf('ENOENT', error));
      return (names ?? []).flatMap((name) => NAME.exec(name)?.slice(1).map(Number) ?? []).sort((a, b) => a - b);
    },
    get: (company, seq) => readFile(fileOf(company, seq), 'utf8').catch((error: unknown) => nullIf('ENOENT', error)),
  };
}

function nullIf(code: string, error: unknown): null {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === code) return null;
  throw error;
}
