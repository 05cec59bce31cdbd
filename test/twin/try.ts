import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { choosePorts } from './ports';
import { readGuest, startGuestSite, type Guest } from './sites';
import { startTwin } from './twin';

const HELP = `Usage: npm run try -- URL|FILE [--port NAME=NUMBER]

Opens your own page with Beside's widget in it, beside the agent's desk, on this machine. Your site is not changed.`;

/** What stands between a page tried like this and the same page with the tag in it. */
const LIMITS: Readonly<Record<Guest['kind'], readonly string[]>> = {
  file: ['what the page asks of its server has no answer here', 'other sites’ style sheets are not readable'],
  url: [
    'the site is asked through this machine: it sees your address, not the browser’s',
    'a sign-in that leads over another address, and what is bound to the site’s own name, does not work',
    'WebSockets, service workers and addresses that a script puts together lead past this',
    'the site’s content security policy is left out: in production it must name Beside (README)',
    'style sheets, fonts and images of other addresses are shown only where those allow it',
  ],
};

const args = process.argv.slice(2);
const said = args.find((word, at) => !word.startsWith('--') && args[at - 1] !== '--port');

if (args.includes('--help')) process.stdout.write(`${HELP}\n`);
else await tryPage();

async function tryPage(): Promise<void> {
  try {
    const read = await readGuest(said);
    if (!read.ok) throw new Error(read.words);
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const twin = await startTwin({
      ports: choosePorts(process.env, args),
      dataDir: path.resolve(process.env['BESIDE_DATA'] ?? path.join(root, '.beside')),
      root,
      log: () => {},
      startGuest: (options) => startGuestSite(read.guest, options),
    });
    process.stdout.write(words(twin.directory, read.guest));
    const stop = () => void twin.stop().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function words(at: { readonly start: string; readonly tax: string; readonly desk: string }, guest: Guest): string {
  const place = guest.kind === 'file' ? encodeURIComponent(guest.name) : guest.url.pathname.slice(1) + guest.url.search;
  return `
  Your page is running with Beside in it.

  Open     ${at.start}   your page and the agent side by side
  Customer ${at.tax}/${place}
  Agent    ${at.desk}   sign in as Anna Visser (Norland Tax Office), no password

  Open the chat on your page, say hello, and press CB at the desk. What is masked follows "labels": names are shown, words and
  values are not. "npm run page-check -- ${guest.kind === 'file' ? 'FILE' : 'URL'}" says how much of it can be read.

  Not as in production:
${LIMITS[guest.kind].map((line) => `  · ${line}`).join('\n')}

  Stop with Ctrl+C
`;
}
