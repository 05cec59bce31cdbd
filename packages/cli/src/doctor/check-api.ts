import { fault, fine, type Finding } from './finding';
import { ask } from './ask';

/** Proofs are good for a minute either way: half of it is left for the way. */
const MAX_SKEW_MS = 30_000;

const REPAIRS: Readonly<Record<string, string>> = {
  store:
    'Check BESIDE_COSMOS_ENDPOINT, BESIDE_COSMOS_DATABASE and the role of the identity there, or that the file of BESIDE_STORE can be written.',
  'staff-keys': 'Check BESIDE_JWKS_URL, and that the API may reach it.',
  relay:
    'Check BESIDE_PUBSUB_ENDPOINT and the role of the identity there (Web PubSub Service Owner), or BESIDE_PUBSUB.',
  widget: 'Build the widget, and check that BESIDE_WIDGET_DIR holds beside.js.',
  anchor:
    'Check BESIDE_CHECKPOINT_CONTAINER and the role of the identity there (it lists, reads and adds blobs), or that the folder of BESIDE_CHECKPOINT_DIR can be read.',
  signer:
    'Check BESIDE_AUDIT_VAULT_KEY, that its newest version is enabled, and the role of the identity on that key (Key Vault Crypto User), or BESIDE_AUDIT_KEYS: the first key must be the private one, and belong to its public half.',
  directory:
    'Grant the API’s identity the application permission Directory.Read.All of Microsoft Graph ("directory": true in roles.json, then node register.mjs roles.json --identity OBJECT-ID --apply; it counts with the identity’s next token, which may take hours), and check that BESIDE_DIRECTORY_RESOURCE is what that printed as directoryResource, in the tenant of BESIDE_DIRECTORY_TENANT.',
  rows: 'See beside.rows and the log of the API.',
  'rows/identity':
    'Add the API’s identity (its application id is AZURE_CLIENT_ID) as an application user to every organisation in BESIDE_DATAVERSE: admin center → Users + permissions → Application users; and check that these addresses are organisations of the same tenant.',
  'rows/forbidden':
    'Give the application user the role Beside Service in every organisation in BESIDE_DATAVERSE, and agents a role that may read Co-browse sessions (Beside Agent): a row can only belong to somebody who may.',
  'rows/unassignable':
    'Let the role Beside Service of the application user assign Co-browse sessions in the whole organisation, in every organisation in BESIDE_DATAVERSE: a row belongs to its agent.',
  'rows/missing': 'Import the solution into every organisation in BESIDE_DATAVERSE (solution/README.md).',
  'rows/invalid':
    'Import the solution of this very version into every organisation in BESIDE_DATAVERSE: a column or an option of the table is another.',
  'rows/throttled':
    'Dataverse allows no more requests now; rows wait, and nothing is lost. If it stays, see what else the application user of Beside is used for.',
  'rows/down': 'An organisation in BESIDE_DATAVERSE is away, or is no address of one. Rows wait, and nothing is lost.',
  'rows/slow': 'An organisation in BESIDE_DATAVERSE does not answer in time. Rows wait, and nothing is lost.',
};

interface Health {
  readonly version: string;
  readonly now: number;
  readonly relay: string | null;
  readonly parts: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly ms: number;
    readonly why?: string;
  }[];
}

/** The API by itself: its address, its clock against this one, and each of its parts. `relay` is where clients connect, if it said so. */
export async function checkApi(api: URL, clock: () => number): Promise<{ findings: Finding[]; relay: string | null }> {
  const findings = [secure('address', api)];
  const began = clock();
  const answer = await ask(new URL(`${api.href}/health/parts`));
  const health = answer.ok && answer.response.ok ? await readHealth(answer.response) : null;
  if (!health) {
    const words = answer.ok ? `answered ${answer.response.status}, not as Beside does` : answer.words;
    const fix = 'Check the address (it ends in /api), and that this version of the API is deployed and started.';
    return { findings: [...findings, fault('api', `${api.href} ${words}`, fix)], relay: null };
  }
  findings.push(fine('api', `version ${health.version} answers`));
  const skew = Math.round(health.now - (began + clock()) / 2);
  findings.push(
    Math.abs(skew) <= MAX_SKEW_MS
      ? fine('clock', `${Math.abs(skew)} ms apart`)
      : fault(
          'clock',
          `this machine and the API are ${Math.round(Math.abs(skew) / 1000)} s apart`,
          `Set the clock that is wrong: ${skew > 0 ? 'this one is behind' : 'this one is ahead'}, or the API’s is off. Signed requests are good for 60 s.`,
        ),
  );
  for (const { name, ok, ms, why } of health.parts) {
    const repair = REPAIRS[`${name}/${why}`] ?? REPAIRS[name] ?? 'See the log of the API.';
    findings.push(ok ? fine(name, `works, ${ms} ms`) : fault(name, `does not work${why ? ` (${why})` : ''}`, repair));
  }
  return { findings, relay: health.relay };
}

/** Browsers give what Beside needs (keys, sockets) to secure contexts only. */
export function secure(name: string, url: URL): Finding {
  const isLocal = /^(127\.[\d.]+|\[::1\]|(.+\.)?localhost)$/.test(url.hostname);
  return url.protocol === 'https:' || isLocal
    ? fine(name, `${url.origin} is a secure context`)
    : fault(name, `${url.origin} is not a secure context`, 'Serve it with https.');
}

async function readHealth(response: Response): Promise<Health | null> {
  const body = (await response.json().catch(() => null)) as Partial<Health> | null;
  const isHealth = typeof body?.version === 'string' && typeof body.now === 'number' && Array.isArray(body.parts);
  return isHealth ? (body as Health) : null;
}
