import type { SessionView } from '@beside/protocol';

/** The agent's name as their own account has it, and the server's word where it has none; `null` where the two differ. SEAL-3 */
export function agreedName(own: string | null, { agentName }: SessionView): string | null {
  return own === null || own === agentName.trim() ? agentName : null;
}
