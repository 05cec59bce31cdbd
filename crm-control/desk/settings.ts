/** What an administrator sets on the control; nothing of it is secret. */
export interface Settings {
  /** Ends without a slash: `https://…/api`. */
  readonly apiBase: string;
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
}

export type SettingName = keyof Settings;

type RawSettings = { readonly [name in SettingName]: { readonly raw: string | null } };

/** The settings, or the names of those that nobody has filled in. */
export function readSettings(
  parameters: RawSettings,
): { readonly ok: true; readonly value: Settings } | { readonly ok: false; readonly missing: readonly SettingName[] } {
  const names = ['apiBase', 'authority', 'clientId', 'scope'] as const;
  const text = (name: SettingName) => parameters[name]?.raw?.trim() ?? '';
  const missing = names.filter((name) => text(name) === '');
  if (missing.length > 0) return { ok: false, missing };
  const apiBase = text('apiBase').replace(/\/+$/, '');
  return {
    ok: true,
    value: { apiBase, authority: text('authority'), clientId: text('clientId'), scope: text('scope') },
  };
}
