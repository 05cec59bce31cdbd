// node import-data.mjs https://ORGANISATION [--apply] [--remove] [--voice-session UNIQUE_NAME]: brings what Omnichannel must know of Beside
// into an organisation, as whoever `az login` has signed in. Without --apply it only looks, and says what it would do.
import { execFileSync } from 'node:child_process';
import { register } from 'tsx/esm/api';

register();
const { importData, readArguments } = await import('./provider-data.ts');
const { openDataverse } = await import('./dataverse.ts');

const options = readArguments(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exit(2);
}
let known = '';
const token = () => {
  const args = [
    'account',
    'get-access-token',
    '--resource',
    options.organisation,
    '--query',
    'accessToken',
    '-o',
    'tsv',
  ];
  known ||= execFileSync('az', args, { encoding: 'utf8' }).trim();
  return known;
};
try {
  await importData(options, openDataverse(options.organisation, token), (line) => console.log(line));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
