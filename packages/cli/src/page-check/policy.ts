import { readFile } from 'node:fs/promises';

export interface PolicyRule {
  readonly selector: string;
  readonly level: 'shown' | 'masked' | 'hidden';
}

/** A company's policy as the widget reads it, without the version and hash that publishing gives it. */
export interface Policy {
  readonly base: 'labels' | 'nothing';
  readonly allowShowAttributes: boolean;
  readonly rules: readonly PolicyRule[];
}

export type PolicyChoice =
  | { readonly ok: true; readonly name: string; readonly policy: Policy; readonly masking: boolean }
  | { readonly ok: false; readonly words: string };

const LEVELS: readonly unknown[] = ['shown', 'masked', 'hidden'] satisfies PolicyRule['level'][];
const SHOW_ALL: readonly PolicyRule[] = [{ selector: 'html, input, textarea, select', level: 'shown' }];

/** A company's start (`labels`, `nothing`), masking off (`show-all`), or a file that holds a policy. */
export async function choosePolicy(choice: string): Promise<PolicyChoice> {
  switch (choice) {
    case 'labels':
    case 'nothing':
      return { ok: true, name: choice, masking: true, policy: { base: choice, allowShowAttributes: true, rules: [] } };
    case 'show-all':
      return {
        ok: true,
        name: choice,
        masking: false,
        policy: { base: 'labels', allowShowAttributes: true, rules: SHOW_ALL },
      };
    default:
      return readPolicyFile(choice);
  }
}

async function readPolicyFile(file: string): Promise<PolicyChoice> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null)
    return refuse(`there is no policy file "${file}". Name a file, or one of: labels, nothing, show-all.`);
  const policy = readPolicy(parse(text));
  if (!policy) {
    return refuse(
      `"${file}" is not a policy: it must be JSON with "base" ("labels" or "nothing"), "allowShowAttributes" (true or false) and ` +
        '"rules", a list of {"selector", "level"} with a level of shown, masked or hidden.',
    );
  }
  return { ok: true, name: file, policy, masking: true };
}

function readPolicy(value: unknown): Policy | null {
  if (typeof value !== 'object' || value === null) return null;
  const { base, allowShowAttributes, rules } = value as Record<string, unknown>;
  if ((base !== 'labels' && base !== 'nothing') || typeof allowShowAttributes !== 'boolean') return null;
  if (!Array.isArray(rules) || !rules.every(isRule)) return null;
  return { base, allowShowAttributes, rules: rules.map(({ selector, level }) => ({ selector, level })) };
}

function isRule(value: unknown): value is PolicyRule {
  if (typeof value !== 'object' || value === null) return false;
  const { selector, level } = value as Record<string, unknown>;
  return typeof selector === 'string' && LEVELS.includes(level);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refuse(words: string): PolicyChoice {
  return { ok: false, words };
}
