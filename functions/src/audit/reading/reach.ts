import type { Session } from '@beside/protocol';

/** Whose sessions somebody may read of: the whole company's, those of agents of a business unit, or the own. AUDIT-15 */
export type Reach = 'company' | { readonly unit: string } | { readonly agent: string };

/** What of the audit can be opened, each by itself. */
export const auditParts = ['live', 'sessions', 'figures', 'export', 'company'] as const;
export type AuditPart = (typeof auditParts)[number];

/** What somebody who reaches so far may open: this rule is asked when it is offered and when it is opened. AUDIT-15 AUDIT-23 */
export function partsFor(reach: Reach): readonly AuditPart[] {
  if (reach === 'company') return auditParts;
  return 'unit' in reach ? ['live', 'sessions', 'figures', 'export'] : ['sessions'];
}

/** Who reads, and whose audit. */
export interface Reader {
  readonly id: string;
  /** As the token says it: a supervisor reads names. */
  readonly name: string;
  readonly company: string;
  readonly reach: Reach;
  /** Whose sessions the reader may end; `null`: nobody's. SESS-33 */
  readonly ends: Reach | null;
  /** The own business unit, where the sign-in names one. */
  readonly unit?: string;
}

/** The reach as a store is asked for it. */
export function filterOf(reach: Reach): { readonly agent?: string; readonly unit?: string } {
  return reach === 'company' ? {} : reach;
}

export function isWithin(reach: Reach, { agent }: Session): boolean {
  if (reach === 'company') return true;
  return 'unit' in reach ? agent.unit === reach.unit : agent.id === reach.agent;
}
