import { z } from 'zod';

/** The CRM's id of a conversation or phone call. */
export const conversationShape = z.string().regex(/^[A-Za-z0-9._:{}@-]{1,128}$/);
