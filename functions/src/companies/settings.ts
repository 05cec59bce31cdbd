import { ABSOLUTE_MS, DEFAULT_LIMITS, REQUEST_LIFETIME_MS, type SessionLimits } from '@beside/protocol';
import { z } from 'zod';
import { customerIdentities, customerKeysShape, type CustomerIdentity, type CustomerKeys } from './customer-keys';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** What a company decides about its sessions; whatever it leaves out is as in `DEFAULT_SETTINGS`. Times are ms. */
export const settingsShape = z
  .object({
    /** The ways in which a session may begin. SESS-17 */
    starts: z.object({ agentPin: z.boolean(), customerPin: z.boolean(), request: z.boolean() }).partial().readonly(),
    /** How long PINs and sessions may last. Long enough to be of use; a credential outlives no session. SESS-18 */
    limits: z
      .object({
        invitation: between(2 * MINUTE_MS, 30 * MINUTE_MS),
        inactivity: between(2 * MINUTE_MS, 60 * MINUTE_MS),
        grace: between(30 * SECOND_MS, 10 * MINUTE_MS),
        absolute: between(10 * MINUTE_MS, ABSOLUTE_MS),
      })
      .partial()
      .readonly(),
    /** How long a request waits for an agent. SESS-16 */
    requestWaits: between(2 * MINUTE_MS, 60 * MINUTE_MS),
    /** What a customer calls who waits for an agent and is in no chat, as it is to be read. */
    phone: z
      .string()
      .regex(/^[+()\d][\d ()/.-]{2,38}$/, 'a telephone number')
      .nullable(),
    /** The customer has to pick the right three words before *Allow* works. */
    mustPickWords: z.boolean(),
    /** In which the widget may speak, the first where none of them is the customer's; `null`: in all that it knows. COMP-3 */
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/, 'a language'))
      .min(1)
      .max(20)
      .readonly()
      .nullable(),
    /** Of the widget's buttons, under white words; `null`: Beside's own. COMP-3 */
    accent: z
      .string()
      .regex(/^#[0-9a-f]{6}$/, 'a colour as #rrggbb')
      .nullable(),
    /** Where the widget stands, at the end or the start of the page's lines. COMP-3 */
    side: z.enum(['end', 'start']),
    /** What one administrator changes waits for another one. COMP-2 */
    twoPersons: z.boolean(),
    /** Whether an agent's PIN counts only for the customer whom the site has signed in. PIN-10 */
    customerIdentity: z.enum(customerIdentities),
    /** What the site signs its customers' tokens with. */
    customerKeys: customerKeysShape.nullable(),
  })
  .partial();

export type SettingsSeed = z.infer<typeof settingsShape>;

/** What every page of the company is told of them. */
export interface PublicSettings {
  readonly starts: { readonly agentPin: boolean; readonly customerPin: boolean; readonly request: boolean };
  readonly phone: string | null;
  readonly mustPickWords: boolean;
}

/** How the widget looks and speaks, from the first view of a page on. COMP-3 */
export interface Appearance {
  readonly languages: readonly string[] | null;
  readonly accent: string | null;
  readonly side: 'end' | 'start';
}

export type CompanySettings = PublicSettings &
  Appearance & {
    readonly limits: SessionLimits;
    readonly requestWaits: number;
    readonly twoPersons: boolean;
    readonly customerIdentity: CustomerIdentity;
    readonly customerKeys: CustomerKeys | null;
  };

export const DEFAULT_SETTINGS: CompanySettings = {
  starts: { agentPin: true, customerPin: true, request: true },
  limits: DEFAULT_LIMITS,
  requestWaits: REQUEST_LIFETIME_MS,
  phone: null,
  mustPickWords: false,
  languages: null,
  accent: null,
  side: 'end',
  twoPersons: false,
  customerIdentity: 'off',
  customerKeys: null,
};

/** All of a company's settings. */
export function settingsOf({ settings = {} }: { readonly settings?: SettingsSeed | undefined }): CompanySettings {
  const set = withoutGaps(settings);
  return {
    ...DEFAULT_SETTINGS,
    ...set,
    starts: { ...DEFAULT_SETTINGS.starts, ...withoutGaps(set.starts ?? {}) },
    limits: { ...DEFAULT_LIMITS, ...withoutGaps(set.limits ?? {}) },
  };
}

export function publicSettings(company: { readonly settings?: SettingsSeed | undefined }): PublicSettings {
  const { starts, phone, mustPickWords } = settingsOf(company);
  return { starts, phone, mustPickWords };
}

export function appearanceOf(company: { readonly settings?: SettingsSeed | undefined }): Appearance {
  const { languages, accent, side } = settingsOf(company);
  return { languages, accent, side };
}

type Given<T> = { [name in keyof T]?: Exclude<T[name], undefined> };

/** What is `undefined` counts as left out. */
function withoutGaps<T extends object>(some: T): Given<T> {
  return Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as Given<T>;
}

function between(min: number, max: number) {
  return z.int().min(min).max(max);
}
