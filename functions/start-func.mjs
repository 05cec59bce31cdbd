import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The package downloads its program after installation where it may; a look at the file avoids a download now. */
const own = here(`../node_modules/azure-functions-core-tools/bin/func${process.platform === 'win32' ? '.exe' : ''}`);
const onPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((directory) => !directory.includes('node_modules'))
  .flatMap((directory) => ['func', 'func.cmd', 'func.exe'].map((name) => join(directory, name)));
const program = [own, ...onPath].find((file) => existsSync(file));

if (!program) {
  console.error(
    'Azure Functions Core Tools are not installed: run "npm install -g azure-functions-core-tools@4", then try again.',
  );
  process.exit(1);
}
if (!existsSync(here('dist/main.cjs'))) {
  console.error('There is nothing to start yet: run "npm run build -w functions" first.');
  process.exit(1);
}
const func = spawn(program, ['start'], { cwd: here('dist'), stdio: 'inherit', shell: program.endsWith('.cmd') });
func.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => func.kill(signal));
