import { z } from 'zod';
import { auditKeysShape } from './audit/ledger/sign-with-keys';

const MIN_KEY_BYTES = 32;

const url = z.string().refine((text) => URL.canParse(text), 'must be a URL');
const some = z.string().min(1);

const key = z
  .string()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((bytes) => bytes.length >= MIN_KEY_BYTES, `must be at least ${MIN_KEY_BYTES} bytes in base64`);

/** The key in use, then those before it, separated by commas. */
const keyRing = z
  .string()
  .transform((text) => text.split(',').map((one) => new Uint8Array(Buffer.from(one, 'base64'))))
  .refine(
    (keys) => keys.every((bytes) => bytes.length >= MIN_KEY_BYTES),
    `must be at least ${MIN_KEY_BYTES} bytes in base64`,
  )
  .transform(([now = new Uint8Array(), ...earlier]) => ({ now, earlier }));

const pepper = z
  .string()
  .regex(/^[a-z0-9]+:.+$/, 'must be <id>:<base64>')
  .transform((text) => ({ id: text.slice(0, text.indexOf(':')), key: text.slice(text.indexOf(':') + 1) }))
  .pipe(z.object({ id: z.string(), key }));

const originsBy = (protocols: readonly string[], words: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((origin) => origin !== ''))
    .pipe(z.array(z.string().refine((origin) => isOrigin(origin, protocols), `must be ${words}, separated by commas`)));

function isOrigin(text: string, protocols: readonly string[]): boolean {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  return parsed?.origin === text && protocols.includes(parsed.protocol);
}

const origins = originsBy(['https:', 'http:'], 'origins');
/** Tokens of the API's identity go there. */
const organisations = originsBy(['https:'], 'origins with https, as https://contoso.crm4.dynamics.com');

const auditKeys = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('must be a JWKS');
      return z.NEVER;
    }
  })
  .pipe(auditKeysShape);

const shape = z.object({
  BESIDE_PUBLIC_BASE: url.refine((text) => text.endsWith('/api'), 'must end in /api'),
  BESIDE_JWKS_URL: url,
  BESIDE_ISSUER_TEMPLATE: z.string().includes('{tenantid}', { error: 'must contain {tenantid}' }),
  BESIDE_AUDIENCE: some,
  BESIDE_PUBSUB_HUB: some,
  /** Signs credentials, and seals the audit's records; what an earlier one has sealed stays the server's own. AUDIT-18 */
  BESIDE_CREDENTIAL_KEY: keyRing,
  BESIDE_PIN_PEPPER: pepper,
  /** On Azure Functions its own front end is one. */
  BESIDE_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(1),
  BESIDE_COMPANIES: some.optional(),
  BESIDE_WIDGET_DIR: some,
  BESIDE_WIDGET_VERSION: some,
  BESIDE_DESK_ORIGINS: origins,
  /** The organisations of Dataverse that get a row for each session of their desks; empty where none does. */
  BESIDE_DATAVERSE: organisations,
  /** The claim of staff tokens that holds the business unit; empty where there are none. */
  BESIDE_UNIT_CLAIM: z.string().optional(),
  /** Whose people with the role Operator add companies; empty where nobody does. */
  BESIDE_OPERATOR_TENANT: z.string().optional(),
  /** The managed identity that Azure is spoken to as; without it whoever is signed in on this machine. */
  AZURE_CLIENT_ID: some.optional(),
  /** Where telemetry goes; nowhere without it. */
  APPLICATIONINSIGHTS_CONNECTION_STRING: some.optional(),
});

const unwanted = (beside: string) => z.undefined({ error: `must not stand beside ${beside}` }).optional();

const fileStore = z
  .object({ BESIDE_STORE: some })
  .transform(({ BESIDE_STORE: file }) => ({ kind: 'file' as const, file }));

const cosmosStore = z
  .object({
    BESIDE_COSMOS_ENDPOINT: url,
    BESIDE_COSMOS_DATABASE: some,
    BESIDE_STORE: unwanted('BESIDE_COSMOS_ENDPOINT'),
  })
  .transform((given) => ({
    kind: 'cosmos' as const,
    endpoint: given.BESIDE_COSMOS_ENDPOINT,
    database: given.BESIDE_COSMOS_DATABASE,
  }));

const folderAnchor = z
  .object({ BESIDE_CHECKPOINT_DIR: some })
  .transform(({ BESIDE_CHECKPOINT_DIR: folder }) => ({ kind: 'folder' as const, folder }));

const blobAnchor = z
  .object({
    BESIDE_CHECKPOINT_CONTAINER: url,
    BESIDE_CHECKPOINT_DIR: unwanted('BESIDE_CHECKPOINT_CONTAINER'),
  })
  .transform(({ BESIDE_CHECKPOINT_CONTAINER: container }) => ({ kind: 'blobs' as const, container }));

/** A JWKS of P-256 keys of which exactly one is private. */
const ownSigner = z
  .object({ BESIDE_AUDIT_KEYS: auditKeys })
  .transform(({ BESIDE_AUDIT_KEYS: keys }) => ({ kind: 'keys' as const, keys }));

/** A key of Azure Key Vault, without a version. */
const vaultSigner = z
  .object({
    BESIDE_AUDIT_VAULT_KEY: z
      .string()
      .regex(/^https:\/\/[^/?#@]+\/keys\/[\w-]+$/, 'must be https://<vault>/keys/<name>, without a version'),
    BESIDE_AUDIT_KEYS: unwanted('BESIDE_AUDIT_VAULT_KEY'),
  })
  .transform(({ BESIDE_AUDIT_VAULT_KEY: key }) => ({ kind: 'vault' as const, key }));

const keyedRelay = z
  .object({ BESIDE_PUBSUB: some })
  .transform(({ BESIDE_PUBSUB: connectionString }) => ({ kind: 'key' as const, connectionString }));

const identifiedRelay = z
  .object({
    BESIDE_PUBSUB_ENDPOINT: url,
    BESIDE_UPSTREAM_TENANT: some,
    BESIDE_UPSTREAM_AUDIENCE: some,
    BESIDE_UPSTREAM_PRINCIPAL: some,
    BESIDE_PUBSUB: unwanted('BESIDE_PUBSUB_ENDPOINT'),
  })
  .transform((given) => ({
    kind: 'identity' as const,
    endpoint: given.BESIDE_PUBSUB_ENDPOINT,
    /** Whose tokens the service's own events must carry. */
    upstream: {
      tenant: given.BESIDE_UPSTREAM_TENANT,
      audience: given.BESIDE_UPSTREAM_AUDIENCE,
      principal: given.BESIDE_UPSTREAM_PRINCIPAL,
    },
  }));

/** The directory that is asked how agents stand now, and the application that they must be assigned to. */
const askedDirectory = z
  .object({ BESIDE_DIRECTORY_TENANT: some, BESIDE_DIRECTORY_RESOURCE: some })
  .transform((given) => ({ tenant: given.BESIDE_DIRECTORY_TENANT, resource: given.BESIDE_DIRECTORY_RESOURCE }));

type Variables = Readonly<Record<string, string | undefined>>;

export type StoreSettings = z.infer<typeof fileStore> | z.infer<typeof cosmosStore>;
export type RelaySettings = z.infer<typeof keyedRelay> | z.infer<typeof identifiedRelay>;
/** Where the audit's checkpoints are kept, apart from the store. */
export type AnchorSettings = z.infer<typeof folderAnchor> | z.infer<typeof blobAnchor>;
/** What signs the audit. */
export type SignerSettings = z.infer<typeof ownSigner> | z.infer<typeof vaultSigner>;
export type Environment = z.infer<typeof shape> & {
  readonly store: StoreSettings;
  readonly anchor: AnchorSettings;
  readonly relay: RelaySettings;
  readonly signer: SignerSettings;
  /** `null`: no directory is asked about agents. */
  readonly directory: z.infer<typeof askedDirectory> | null;
};

/**
 * The settings in the environment; an endpoint on Azure takes the place of a file, a folder, a key or a connection string. Throws one error that names
 * every setting that is missing or wrong, but none of their values.
 */
export function readEnvironment(variables: Variables): Environment {
  const common = shape.safeParse(variables);
  const store = (variables['BESIDE_COSMOS_ENDPOINT'] === undefined ? fileStore : cosmosStore).safeParse(variables);
  const relay = (variables['BESIDE_PUBSUB_ENDPOINT'] === undefined ? keyedRelay : identifiedRelay).safeParse(variables);
  const inBlobs = variables['BESIDE_CHECKPOINT_CONTAINER'] !== undefined;
  const anchor = (inBlobs ? blobAnchor : folderAnchor).safeParse(variables);
  const inVault = variables['BESIDE_AUDIT_VAULT_KEY'] !== undefined;
  const signer = (inVault ? vaultSigner : ownSigner).safeParse(variables);
  const isAsked = Boolean(variables['BESIDE_DIRECTORY_RESOURCE']);
  const directory = (isAsked ? askedDirectory : z.unknown().transform(() => null)).safeParse(variables);
  if (common.success && store.success && anchor.success && relay.success && signer.success && directory.success) {
    const parts = { store: store.data, anchor: anchor.data, relay: relay.data };
    return { ...common.data, ...parts, signer: signer.data, directory: directory.data };
  }
  const issues = [common, relay, store, anchor, signer, directory].flatMap(({ error }) => error?.issues ?? []);
  const lines = issues.map(({ path, message }) => {
    const name = String(path[0]);
    return variables[name] === undefined ? `${name} is missing` : `${name} ${message}`;
  });
  throw new Error(`The settings are not complete:\n  ${lines.join('\n  ')}`);
}
