import { findPersonal } from './detector';

/** Longer than any name that a person or a build tool gives. */
const MAX_NAME_CHARACTERS = 128;
/** Colours in a class name of Tailwind's kind are no numbers. */
const HEX_COLOUR = /#[\da-f]{3,8}\b/gi;
/** A number as customers, orders and accounts have, an address, or words in quotes. */
const DATA = /\p{Nd}{6}|(^|[-_:./])\p{Nd}{5,}($|[-_:./])|:\/\/|url\(|(["'])(?:(?!\3).)*[\p{L}\p{N}](?:(?!\3).)*\3/iu;
/** None of the above without one of these; most names stop here. */
const MAYBE_DATA = /\p{Nd}{5}|(?:\p{Nd}[^\p{Nd}]{0,4}){7}|[@'"(]|:\/\/|.{129}/u;

/** Whether a class, an id or another name of the page's own making looks like a name and not like somebody's data. PRIV-8 */
export function isPlainName(name: string): boolean {
  if (!MAYBE_DATA.test(name)) return true;
  if (name.length > MAX_NAME_CHARACTERS) return false;
  return !DATA.test(name.replace(HEX_COLOUR, '')) && findPersonal(name).length === 0;
}

/** A list of names without those that look like data. */
export function plainNames(list: string): string {
  if (!MAYBE_DATA.test(list)) return list;
  return list
    .split(/\s+/)
    .filter((name) => isPlainName(name))
    .join(' ');
}
