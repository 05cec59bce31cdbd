import { readSettings, type RawSettings, type SettingFaults, type Settings, type Variables } from './settings';

/** What a control may do yet. */
export type KnownSettings =
  | { readonly state: 'ready'; readonly value: Settings }
  /** The environment has been asked for what the control leaves open. */
  | { readonly state: 'asking' }
  /** The environment did not answer, so whether anything is missing is not known. */
  | { readonly state: 'unread' }
  | ({ readonly state: 'faulty' } & SettingFaults);

export interface SettingsSource {
  read(parameters: RawSettings): KnownSettings;
  /** Asks an environment that could not be read once more. */
  again(): void;
  /** Nobody is told any more. */
  stop(): void;
}

/**
 * The settings of one control: what is set on it, and otherwise the environment variables, which are asked for at most once.
 * @param ask `null` when they cannot be read
 * @param changed called when there is something new to read
 */
export function createSettingsSource(ask: () => Promise<Variables | null>, changed: () => void): SettingsSource {
  let variables: Variables | 'asked' | 'unread' | null = null;
  let stopped = false;
  return {
    read(parameters) {
      const settings = readSettings(parameters, variables instanceof Map ? variables : undefined);
      if (settings.ok) return { state: 'ready', value: settings.value };
      if (settings.faults.missing.length === 0) return { state: 'faulty', ...settings.faults };
      if (variables === null) {
        variables = 'asked';
        void ask().then((answer) => {
          variables = answer ?? 'unread';
          if (!stopped) changed();
        });
      }
      if (variables === 'unread') return { state: 'unread' };
      return variables === 'asked' ? { state: 'asking' } : { state: 'faulty', ...settings.faults };
    },
    again() {
      variables = null;
      changed();
    },
    stop() {
      stopped = true;
    },
  };
}
