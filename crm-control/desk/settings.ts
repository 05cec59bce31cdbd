/** What an administrator sets on the control, or once for all in the environment; nothing of it is secret. */
export interface Settings {
  /** Ends without a slash: `https://…/api`. */
  readonly apiBase: string;
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
}

export type SettingName = keyof Settings;
export type RawSettings = { readonly [name in SettingName]: { readonly raw: string | null } };
export type Variables = ReadonlyMap<string, string>;

/** The environment variable of the solution that stands for a setting which the control leaves empty. */
export const VARIABLE_OF: Readonly<Record<SettingName, string>> = {
  apiBase: 'beside_ApiBase',
  authority: 'beside_TenantId',
  clientId: 'beside_ClientId',
  scope: 'beside_Scope',
};

/** What keeps a control from starting: settings that nobody has filled in, and addresses that are none. */
export interface SettingFaults {
  readonly missing: readonly SettingName[];
  readonly malformed: readonly SettingName[];
}

/** The settings, or what is wrong with them. */
export function readSettings(
  parameters: RawSettings,
  variables: Variables = new Map(),
): { readonly ok: true; readonly value: Settings } | { readonly ok: false; readonly faults: SettingFaults } {
  const names = ['apiBase', 'authority', 'clientId', 'scope'] as const;
  const text = (name: SettingName) => parameters[name]?.raw?.trim() || fromEnvironment(name, variables);
  const missing = names.filter((name) => text(name) === '');
  const malformed = (['apiBase', 'authority'] as const).filter((name) => text(name) !== '' && !isAddress(text(name)));
  if (missing.length + malformed.length > 0) return { ok: false, faults: { missing, malformed } };
  const apiBase = text('apiBase').replace(/\/+$/, '');
  return {
    ok: true,
    value: { apiBase, authority: text('authority'), clientId: text('clientId'), scope: text('scope') },
  };
}

/** Whole, without a secret in it, and over TLS but on this very machine. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1';
  const isBare = username + password + search + hash === '';
  return isBare && (protocol === 'https:' || (protocol === 'http:' && isLocal));
}

/** The environment knows the tenant; who signs in is Entra. */
function fromEnvironment(name: SettingName, variables: Variables): string {
  const value = variables.get(VARIABLE_OF[name])?.trim() ?? '';
  return name === 'authority' && value !== '' ? `https://login.microsoftonline.com/${value}/v2.0` : value;
}
