import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { choosePorts, type Ports } from './ports';
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

/** A page that can be tried, or what to say instead, and how the command ends. */
type Asked =
  | { readonly ok: true; readonly guest: Guest; readonly ports: Ports }
  | { readonly ok: false; readonly words: string; readonly status: 0 | 2 };

type Environment = Readonly<Record<string, string | undefined>>;

export async function readAsked(args: readonly string[], env: Environment): Promise<Asked> {
  if (args.includes('--help')) return { ok: false, words: HELP, status: 0 };
  const said = args.find((word, at) => !word.startsWith('--') && args[at - 1] !== '--port');
  try {
    const ports = choosePorts(env, args);
    const read = await readGuest(said, env['INIT_CWD']);
    return read.ok ? { ok: true, guest: read.guest, ports } : { ...read, status: 2 };
  } catch (error) {
    return { ok: false, words: wordsOf(error), status: 2 };
  }
}

/** Runs the twin with the page in it until it is stopped. */
export async function runTry({ guest, ports }: Extract<Asked, { ok: true }>): Promise<void> {
  try {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const twin = await startTwin({
      ports,
      dataDir: path.resolve(process.env['BESIDE_DATA'] ?? path.join(root, '.beside')),
      root,
      log: () => {},
      isCounted: process.env['BESIDE_TELEMETRY'] === '1',
      startGuest: (options) => startGuestSite(guest, options),
    });
    process.stdout.write(words(twin.directory, guest));
    const stop = () => void twin.stop().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    process.stderr.write(`\n${wordsOf(error)}\n`);
    process.exit(1);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
