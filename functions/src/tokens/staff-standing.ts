/** `revoked`: the account is gone, disabled, or not assigned to Beside any more. `unasked`: nobody there knows this company's people. */
export type Standing = 'good' | 'revoked' | 'unasked';

/** The identity provider's word on its people as it is now: a token only says how it was when it was made. SESS-21 */
export interface StaffStanding {
  /**
   * Rejects when there is no answer.
   * @param person Entra object id @param tenants of the person's company
   */
  of(person: string, tenants: readonly string[]): Promise<Standing>;
  /** Whether `of` can be answered, and rightly: what it needs is asked for once. Rejects, or is false, where it cannot. */
  check(): Promise<boolean>;
}

/** Where no provider can be asked: a token counts for as long as it lasts, and a session for as long as it may. */
export const nobodyKnows: StaffStanding = { of: async () => 'unasked', check: async () => false };
