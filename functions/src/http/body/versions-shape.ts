import type { Versions } from '@beside/protocol';
import { z } from 'zod';

export const versionsShape: z.ZodType<Versions> = z
  .object({ min: z.int().min(1).max(65_535), max: z.int().min(1).max(65_535) })
  .refine(({ min, max }) => min <= max);
