// node register.mjs roles.json [--identity ID] [--apply] [--remove]: registers Beside in Entra and Dataverse, or takes that back. Without --apply it only
// says what it would do, asks nobody, and needs no sign-in. With it, it works as whoever `az login` has signed in.
// --identity: the object id of the API's managed identity, which gets what roles.json asks for: "directory" to read the directory, "rows" to write rows;
// with --remove it may not read the directory any more.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DIRECTORY_READ, register, unregister } from './registration.mjs';

const wish = readWish();
if (!wish) {
  console.error('usage: node register.mjs roles.json [--identity ID] [--apply] [--remove]');
  process.exit(2);
}
const { file, identity, apply: isReal = false, remove: isRemoved = false } = wish;
const settings = { ...JSON.parse(readFileSync(file, 'utf8')), ...(identity && { identity }) };
const work = isRemoved ? unregister : register;

/** `null` when it was called wrongly. */
function readWish() {
  const options = { identity: { type: 'string' }, apply: { type: 'boolean' }, remove: { type: 'boolean' } };
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const isId = values.identity === undefined || /^[0-9a-f-]{36}$/i.test(values.identity);
    return positionals.length === 1 && isId ? { file: positionals[0], ...values } : null;
  } catch {
    return null;
  }
}

const bases = { graph: 'https://graph.microsoft.com/v1.0', dataverse: `${settings.dataverse}/api/data/v9.2` };
const resources = { graph: 'https://graph.microsoft.com', dataverse: settings.dataverse };
const tokens = {};

function token(service) {
  const arguments_ = [
    'account',
    'get-access-token',
    '--resource',
    resources[service],
    '--query',
    'accessToken',
    '-o',
    'tsv',
  ];
  tokens[service] ??= execFileSync('az', arguments_, { encoding: 'utf8' }).trim();
  return tokens[service];
}

async function ask(service, method, path, body) {
  const line = `${method} ${bases[service]}/${path}`;
  if (method !== 'GET') console.log(`${line}${body ? `\n  ${JSON.stringify(body)}` : ''}`);
  const answer = await fetch(`${bases[service]}/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token(service)}`,
      'content-type': 'application/json',
      ...(service === 'dataverse' && { prefer: 'return=representation' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${line} was answered ${answer.status}: ${await answer.text()}`);
  return answer.status === 204 ? {} : answer.json();
}

/** As if nothing were there yet, or, to take it back, everything. */
async function describe(service, method, path, body) {
  if (method === 'GET') {
    console.log(`look ${bases[service]}/${decodeURIComponent(path)}`);
    const one = { id: '<its id>', teamid: '<its id>', resourceId: '<its id>', appRoleId: DIRECTORY_READ };
    return { value: isRemoved ? [one] : [] };
  }
  console.log(`${method} ${bases[service]}/${path}${body ? `\n  ${JSON.stringify(body)}` : ''}`);
  const name = body?.displayName ?? body?.name ?? path;
  return { id: `<id of ${name}>`, appId: `<application id of ${name}>` };
}

try {
  const made = await work(settings, isReal ? ask : describe);
  if (made && isReal) console.log(`\n${JSON.stringify(made, null, 2)}`);
  if (!isReal) console.log('\nNothing was asked or changed. Say --apply to do it.');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
