/**
 * How a session went, in numbers that only its ends know, for those who run Beside. Nothing of who, what or where. Counted once, when the
 * session ends. SESS-23
 */
export interface Measures {
  /** The agent's presses at the desk from the first one to the page. */
  readonly agentPresses?: number;
  /** From the agent's first press until the desk shows the page, ms. */
  readonly connectMs?: number;
  /** From then until the agent's first mark, ms. */
  readonly markMs?: number;
  /** How often the desk had to ask for the page anew since it could not trust what it had. WIRE-9 WIRE-12 */
  readonly resyncs?: number;
  /** The customer's presses in the widget up to *Allow*. */
  readonly customerPresses?: number;
  /** The customer has sent a form of the page. */
  readonly submitted?: true;
}

export type AgentMeasures = Pick<Measures, 'agentPresses' | 'connectMs' | 'markMs' | 'resyncs'>;
export type CustomerMeasures = Pick<Measures, 'customerPresses' | 'submitted'>;

/** What is known when `told` is heard: what was said first stays, and the most resyncs. The same object when nothing is new. */
export function withMeasures(known: Measures, told: Measures): Measures {
  const resyncs = Math.max(known.resyncs ?? 0, told.resyncs ?? 0);
  const next = { ...told, ...known, ...(resyncs > 0 && { resyncs }) };
  const names = Object.keys(next) as (keyof Measures)[];
  return names.every((name) => next[name] === known[name]) ? known : next;
}
