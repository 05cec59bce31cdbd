import { stat } from 'node:fs/promises';
import path from 'node:path';

/** Somebody's own page: a file with what lies beside it, or a page of a running site. */
export type Guest =
  | { readonly kind: 'file'; readonly folder: string; readonly name: string }
  | { readonly kind: 'url'; readonly url: URL };

export type GuestRead = { readonly ok: true; readonly guest: Guest } | { readonly ok: false; readonly words: string };

/** @param folder where a file's name begins: npm runs scripts in the repository, not where the person stands */
export async function readGuest(said: string | undefined, folder = process.cwd()): Promise<GuestRead> {
  if (said === undefined || said === '') return refuse('Say what to try: npm run try -- URL|FILE');
  if (/^https?:\/\//i.test(said)) {
    if (!URL.canParse(said)) return refuse(`"${said}" is not a URL.`);
    const url = new URL(said);
    const reached = await fetch(url, { redirect: 'manual' }).catch(() => null);
    return reached ? { ok: true, guest: { kind: 'url', url } } : refuse(`${said} cannot be reached from here.`);
  }
  const file = path.resolve(folder, said);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return refuse(`There is no file "${said}". A URL begins with http:// or https://.`);
  return { ok: true, guest: { kind: 'file', folder: path.dirname(file), name: path.basename(file) } };
}

function refuse(words: string): GuestRead {
  return { ok: false, words };
}
