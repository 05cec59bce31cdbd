import { ABSOLUTE_MS, MAX_REPORTED_COUNT, type AgentMeasures, type CustomerMeasures } from '@beside/protocol';
import { z } from 'zod';

const presses = z.int().min(1).max(MAX_REPORTED_COUNT);
const ms = z.int().min(0).max(ABSOLUTE_MS);

/** What the agent's desk may say of how it went: numbers from a closed list. SESS-23 */
export const agentMeasuresShape: z.ZodType<AgentMeasures> = z.strictObject({
  agentPresses: presses.exactOptional(),
  connectMs: ms.exactOptional(),
  markMs: ms.exactOptional(),
  resyncs: z.int().min(1).max(MAX_REPORTED_COUNT).exactOptional(),
});

/** And what the customer's page may say. SESS-23 */
export const customerMeasuresShape: z.ZodType<CustomerMeasures> = z.strictObject({
  customerPresses: presses.exactOptional(),
  submitted: z.literal(true).exactOptional(),
});
