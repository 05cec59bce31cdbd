import { fork, type ChildProcess } from 'node:child_process';
import { GO, HOW_MUCH, type PartWord, type Usage } from './part-messages';

/** A part of the installation in a process of its own; at most one process at a time. */
export interface Part {
  readonly name: string;
  /** Starts it, and waits until it serves. @param report hears what it says meanwhile */
  start(report?: (words: string) => void): Promise<void>;
  /** What its process has taken since it started. */
  usage(): Promise<Usage>;
  /** Does its work. @returns what came of it, as JSON can say it */
  work(): Promise<unknown>;
  /** Ends its process at once: no goodbye, nothing is written any more. */
  kill(): Promise<void>;
}

/** @param script made by `bundlePart` */
export function createPart(name: string, script: string, settings: unknown): Part {
  let child: ChildProcess | null = null;

  const running = (): ChildProcess => {
    if (!child) throw new Error(`${name} does not run`);
    return child;
  };

  /** The next word of this kind; fails when the process ends before it. */
  function hear<Word extends PartWord['word']>(
    from: ChildProcess,
    wanted: Word,
  ): Promise<Extract<PartWord, { word: Word }>> {
    return new Promise((resolve, reject) => {
      const listen = (said: PartWord) => {
        if (said.word === wanted) settle(() => resolve(said as Extract<PartWord, { word: Word }>));
        else if (said.word === 'failed') settle(() => reject(new Error(`${name}: ${said.why}`)));
      };
      const ended = () => settle(() => reject(new Error(`${name} has ended by itself`)));
      const settle = (how: () => void) => {
        from.off('message', listen);
        from.off('exit', ended);
        how();
      };
      from.on('message', listen);
      from.on('exit', ended);
    });
  }

  function ask<Word extends PartWord['word']>(question: string, answer: Word) {
    const from = running();
    const said = hear(from, answer);
    from.send(question);
    return said;
  }

  return {
    name,
    start: async (report) => {
      if (child) throw new Error(`${name} runs already`);
      const started = fork(script, [JSON.stringify(settings)], {
        execArgv: [],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      child = started;
      started.on('message', (said: PartWord) => said.word === 'report' && report?.(said.words));
      started.once('exit', () => void (child = child === started ? null : child));
      await hear(started, 'ready');
    },
    usage: async () => (await ask(HOW_MUCH, 'usage')).usage,
    work: async () => (await ask(GO, 'done')).result,
    kill: async () => {
      const ending = child;
      if (!ending) return;
      const ended = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill('SIGKILL');
      await ended;
    },
  };
}
