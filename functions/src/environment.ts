import { z } from 'zod';
import { auditKeysShape } from './audit/sign-with-keys';

const MIN_KEY_BYTES = 32;

const url = z.string().refine((text) => URL.canParse(text), 'must be a URL');

const key = z
  .string()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((bytes) => bytes.length >= MIN_KEY_BYTES, `must be at least ${MIN_KEY_BYTES} bytes in base64`);

const pepper = z
  .string()
  .regex(/^[a-z0-9]+:.+$/, 'must be <id>:<base64>')
  .transform((text) => ({ id: text.slice(0, text.indexOf(':')), key: text.slice(text.indexOf(':') + 1) }))
  .pipe(z.object({ id: z.string(), key }));

const origins = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((origin) => origin !== ''))
  .pipe(z.array(url.refine((origin) => new URL(origin).origin === origin, 'must be origins, separated by commas')));

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
  BESIDE_AUDIENCE: z.string().min(1),
  BESIDE_PUBSUB: z.string().min(1),
  BESIDE_PUBSUB_HUB: z.string().min(1),
  BESIDE_CREDENTIAL_KEY: key,
  BESIDE_PIN_PEPPER: pepper,
  /** On Azure Functions its own front end is one. */
  BESIDE_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(1),
  BESIDE_STORE: z.string().min(1),
  BESIDE_COMPANIES: z.string().min(1).optional(),
  BESIDE_WIDGET_DIR: z.string().min(1),
  BESIDE_WIDGET_VERSION: z.string().min(1),
  BESIDE_DESK_ORIGINS: origins,
  /** Signs the audit: a JWKS of P-256 keys of which exactly one is private. */
  BESIDE_AUDIT_KEYS: auditKeys,
  /** Where the audit's checkpoints are kept, apart from the store. */
  BESIDE_CHECKPOINT_DIR: z.string().min(1),
  /** The claim of staff tokens that holds the business unit. */
  BESIDE_UNIT_CLAIM: z.string().min(1).optional(),
});

export type Environment = z.infer<typeof shape>;

/** The settings in the environment. Throws one error that names every setting that is missing or wrong, but none of their values. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const read = shape.safeParse(variables);
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return variables[name] === undefined ? `${name} is missing` : `${name} ${message}`;
  });
  throw new Error(`The settings are not complete:\n  ${lines.join('\n  ')}`);
}
