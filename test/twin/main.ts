import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPANIES } from './companies';
import { choosePorts } from './ports';
import { startTwin } from './twin';

const root = fileURLToPath(new URL('../..', import.meta.url));

try {
  const ports = choosePorts(process.env, process.argv.slice(2));
  const dataDir = path.resolve(process.env['BESIDE_DATA'] ?? path.join(root, '.beside'));
  const isCounted = process.env['BESIDE_TELEMETRY'] === '1';
  const twin = await startTwin({ ports, dataDir, root, log: () => {}, isCounted });
  process.stdout.write(words(twin.directory, path.relative(process.cwd(), dataDir) || '.'));
  const stop = () => void twin.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function words(at: Awaited<ReturnType<typeof startTwin>>['directory'], data: string): string {
  const people = COMPANIES.map(
    ({ name, people: staff }) =>
      `    ${name.padEnd(20)} ${staff.map((person) => `${person.name} (${person.roles[0]})`).join(', ')}`,
  );
  return `
  Beside is running.

  Open     ${at.start}   customer and agent side by side

  Customer ${at.tax}   Norland Tax Office
           ${at.bank}   Meridian Bank
  Agent    ${at.desk}   the Dynamics 365 workspace
  API      ${at.api}/api        Web PubSub  ${at.pubsub}

  Sign in at the desk as (no password):
${people.join('\n')}

  Try it: open the chat on the customer's page, say hello, and press CB at the desk.
  Data stays in ${data}/ · stop with Ctrl+C
`;
}
