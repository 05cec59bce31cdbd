import { stricter, type Level } from './level';

export const BESIDE_ATTRIBUTE = 'data-beside';

export interface BesideTokens {
  /** `null` when the attribute says nothing about visibility. */
  readonly level: Level | null;
  readonly readonly: boolean;
  readonly lock: boolean;
}

const NOTHING_SAID: BesideTokens = { level: null, readonly: false, lock: false };

/**
 * Reads `data-beside`: a token list with one of `show mask hide` and, apart from it, `readonly` and `lock`. Two levels: the
 * stricter. A token that nobody knows was meant to protect something: masked. PRIV-3
 */
export function readTokens(value: string | null): BesideTokens {
  if (value === null) return NOTHING_SAID;
  let level: Level | null = null;
  let readonly = false;
  let lock = false;
  const say = (next: Level) => (level = level === null ? next : stricter(level, next));
  for (const token of value.toLowerCase().split(/\s+/)) {
    if (token === '') continue;
    if (token === 'show') say('shown');
    else if (token === 'hide') say('hidden');
    else if (token === 'readonly') readonly = true;
    else if (token === 'lock') lock = true;
    else say('masked');
  }
  return { level, readonly, lock };
}
