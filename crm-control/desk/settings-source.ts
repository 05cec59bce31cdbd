import { readSettings, type RawSettings, type SettingFaults, type Settings, type Variables } from './settings';

/** What a control may do yet. */
export type KnownSettings =
  | { readonly state: 'ready'; readonly value: Settings }
  /** The environment has been asked for what the control leaves open. */
  | { readonly state: 'asking' }
  | ({ readonly state: 'faulty' } & SettingFaults);

export interface SettingsSource {
  read(parameters: RawSettings): KnownSettings;
  /** Nobody is told any more. */
  stop(): void;
}

/**
 * The settings of one control: what is set on it, and otherwise the environment variables, which are asked for at most once.
 * @param arrived called when the environment has answered: read again
 */
export function createSettingsSource(ask: () => Promise<Variables>, arrived: () => void): SettingsSource {
  let variables: Variables | 'asked' | null = null;
  let stopped = false;
  return {
    read(parameters) {
      const settings = readSettings(parameters, variables === 'asked' || variables === null ? undefined : variables);
      if (settings.ok) return { state: 'ready', value: settings.value };
      if (variables === null && settings.faults.missing.length > 0) {
        variables = 'asked';
        void ask().then((answer) => {
          variables = answer;
          if (!stopped) arrived();
        });
      }
      return variables === 'asked' ? { state: 'asking' } : { state: 'faulty', ...settings.faults };
    },
    stop() {
      stopped = true;
    },
  };
}
