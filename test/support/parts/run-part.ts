import { GO, HOW_MUCH, usageOfThisProcess, type PartWord } from './part-messages';

/**
 * Runs one part in this process, for as long as the process that started it lives. The settings are the first argument, as JSON.
 * @param begin resolves when the part serves, with what its work needs
 * @param work what it does at the word GO
 */
export function runPart<Settings, Begun>(
  begin: (settings: Settings, report: (words: string) => void) => Promise<Begun>,
  work: (begun: Begun) => Promise<unknown> = async () => null,
): void {
  const say = (word: PartWord) => void process.send?.(word);
  const fail = (error: unknown) => say({ word: 'failed', why: error instanceof Error ? error.message : String(error) });
  const settings = JSON.parse(process.argv[2] ?? '{}') as Settings;
  const beginning = begin(settings, (words) => say({ word: 'report', words }));
  beginning.then(() => say({ word: 'ready' }), fail);
  process.on('disconnect', () => process.exit(0));
  process.on('message', (asked) => {
    if (asked === HOW_MUCH) say({ word: 'usage', usage: usageOfThisProcess() });
    if (asked === GO) beginning.then(work).then((result) => say({ word: 'done', result }), fail);
  });
}
