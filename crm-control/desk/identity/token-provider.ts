import type { DeskCode } from '../desk-code';

export type TokenCode = Exclude<DeskCode, 'session/agent-busy'>;
export type TokenAnswer =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: TokenCode };

/** Who the person at the desk is. The token lives in memory and is gone with the desk. */
export interface TokenProvider {
  /** An access token without asking the person anything; `auth/missing` when they must sign in themselves. */
  token(): Promise<TokenAnswer>;
  /** Opens the sign-in window: call it inside a press. A new call gives up an earlier one that was left open. */
  signIn(): Promise<TokenAnswer>;
  /** The person's name as their own account has it; `null` before a token, and where the identity does not say. SEAL-3 */
  name(): string | null;
}
