import { HOW_MUCH, usageOfThisProcess, type PartWord } from './part-messages';

/** Runs one part in this process, for as long as the process that started it lives. The settings are the first argument, as JSON. */
export function runPart<Settings>(start: (settings: Settings) => Promise<unknown>): void {
  const say = (word: PartWord) => void process.send?.(word);
  process.on('disconnect', () => process.exit(0));
  process.on('message', (asked) => asked === HOW_MUCH && say({ word: 'usage', usage: usageOfThisProcess() }));
  const settings = JSON.parse(process.argv[2] ?? '{}') as Settings;
  start(settings).then(
    () => say({ word: 'ready' }),
    (error: unknown) => say({ word: 'failed', why: error instanceof Error ? error.message : String(error) }),
  );
}
