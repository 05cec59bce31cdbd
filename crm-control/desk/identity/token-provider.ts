import type { Refusal, RefusalCode } from '@beside/protocol';

export type TokenAnswer =
  | { readonly ok: true; readonly value: string }
  | (Refusal & { readonly code: Exclude<RefusalCode, 'session/agent-busy'> });

/** Who the person at the desk is. The token lives in memory and is gone with the desk. */
export interface TokenProvider {
  /** An access token without asking the person anything; `auth/missing` when they must sign in themselves. */
  token(): Promise<TokenAnswer>;
  /** Opens the sign-in window: call it inside a press. A new call gives up an earlier one that was left open. */
  signIn(): Promise<TokenAnswer>;
}
