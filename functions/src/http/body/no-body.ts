import { z } from 'zod';

/** Nothing needs to be said: `{}`, or no body at all. */
export const noBody = z.object({});
