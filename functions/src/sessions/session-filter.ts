import type { EndReason, Risk, SessionState } from '@beside/protocol';

/** Of what to watch in a session, what was counted of it and stays with it. SESS-32 */
export const countedRisks = ['write-mode', 'wrong-pins'] as const satisfies readonly Risk[];
export type CountedRisk = (typeof countedRisks)[number];

/** What a list is narrowed to: every member that is there holds. */
export interface SessionFilter {
  readonly reference?: string | undefined;
  /** Only this agent's, only those of agents of this business unit. */
  readonly agent?: string | undefined;
  readonly unit?: string | undefined;
  /** `invitedAt`, ms since epoch, both inclusive. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Any of these. */
  readonly states?: readonly SessionState[] | undefined;
  readonly reasons?: readonly EndReason[] | undefined;
  readonly origin?: string | undefined;
  /** All of these. */
  readonly risks?: readonly CountedRisk[] | undefined;
  /** Live for longer than `ms`; one that goes on, at `now` (ms since epoch). */
  readonly lasted?: { readonly ms: number; readonly now: number } | undefined;
  /** Record id of the last session of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The members of a session that a filter asks about, by their path. */
export type Filtered =
  | 'id'
  | 'reference'
  | 'agent.id'
  | 'agent.unit'
  | 'invitedAt'
  | 'state'
  | 'reason'
  | 'origin'
  | 'risks.write'
  | 'risks.wrongPins';

/** A condition as every store can ask it. */
export type Condition =
  | { readonly is: '=' | '<' | '<=' | '>' | '>='; readonly of: Filtered; readonly value: string | number }
  | { readonly is: 'in'; readonly of: Filtered; readonly values: readonly string[] }
  | { readonly is: 'lasted'; readonly ms: number; readonly now: number };

const riskConditions = {
  'write-mode': { is: 'in', of: 'risks.write', values: ['now', 'before'] },
  'wrong-pins': { is: '>', of: 'risks.wrongPins', value: 0 },
} as const satisfies Record<CountedRisk, Condition>;

/** What a session must be to be in the list. */
export function conditionsOf(filter: Omit<SessionFilter, 'limit'>): readonly Condition[] {
  const { reference, agent, unit, from, to, after, origin, states, reasons, risks = [], lasted } = filter;
  const compared = [
    { is: '=', of: 'reference', value: reference },
    { is: '=', of: 'agent.id', value: agent },
    { is: '=', of: 'agent.unit', value: unit },
    { is: '>=', of: 'invitedAt', value: from },
    { is: '<=', of: 'invitedAt', value: to },
    { is: '<', of: 'id', value: after },
    { is: '=', of: 'origin', value: origin },
  ] as const;
  return [
    ...compared.flatMap((one): Condition[] => (one.value === undefined ? [] : [{ ...one, value: one.value }])),
    ...(states ? [{ is: 'in', of: 'state', values: states } as const] : []),
    ...(reasons ? [{ is: 'in', of: 'reason', values: reasons } as const] : []),
    ...risks.map((risk) => riskConditions[risk]),
    ...(lasted ? [{ is: 'lasted', ...lasted } as const] : []),
  ];
}
