import { readFile } from 'node:fs/promises';
import type { Command } from './command';
import { doctor } from './doctor/doctor';
import { hostile } from './hostile/hostile';
import { pageCheck } from './page-check/page-check';
import { verify } from './verify/verify';

const COMMANDS: Readonly<Record<string, Command>> = { doctor, 'page-check': pageCheck, verify, hostile };

const HELP = `Usage: beside COMMAND [options]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`)
  .join('\n')}

"beside COMMAND --help" says more; "beside --version" says which one this is.`;

const [word, ...rest] = process.argv.slice(2);
const command = word === undefined || !Object.hasOwn(COMMANDS, word) ? undefined : COMMANDS[word];

if (command) {
  const code = await command.run(rest, {
    out: (line) => console.log(line),
    error: (line) => console.error(line),
  });
  // What it has given up waiting for, such as a host that never answers, is no reason to stay; what it has said must be out.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
} else if (word === '--version') {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  console.log(version);
} else if (word === undefined || word === '--help') {
  console.log(HELP);
} else {
  console.error(`beside: there is no command "${word}". "beside --help" says what there is.`);
  process.exitCode = 2;
}
