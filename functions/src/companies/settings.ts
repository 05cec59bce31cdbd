import { z } from 'zod';

/** What a company decides about its sessions; whatever it leaves out is as in `DEFAULT_SETTINGS`. */
export const settingsShape = z
  .object({
    /** The ways in which a session may begin. */
    starts: z.object({ agentPin: z.boolean(), customerPin: z.boolean(), request: z.boolean() }).partial().readonly(),
    /** What a customer calls who waits for an agent and is in no chat, as it is to be read. */
    phone: z
      .string()
      .regex(/^[+()\d][\d ()/.-]{2,38}$/, 'a telephone number')
      .nullable(),
    /** The customer has to pick the right three words before *Allow* works. */
    mustPickWords: z.boolean(),
  })
  .partial();

export interface CompanySettings {
  readonly starts: { readonly agentPin: boolean; readonly customerPin: boolean; readonly request: boolean };
  readonly phone: string | null;
  readonly mustPickWords: boolean;
}

export const DEFAULT_SETTINGS: CompanySettings = {
  starts: { agentPin: true, customerPin: true, request: true },
  phone: null,
  mustPickWords: false,
};

/** All of a company's settings. */
export function settingsOf({
  settings = {},
}: {
  readonly settings?: z.infer<typeof settingsShape> | undefined;
}): CompanySettings {
  const { starts, phone = DEFAULT_SETTINGS.phone, mustPickWords = DEFAULT_SETTINGS.mustPickWords } = settings;
  return {
    starts: {
      agentPin: starts?.agentPin ?? DEFAULT_SETTINGS.starts.agentPin,
      customerPin: starts?.customerPin ?? DEFAULT_SETTINGS.starts.customerPin,
      request: starts?.request ?? DEFAULT_SETTINGS.starts.request,
    },
    phone,
    mustPickWords,
  };
}
