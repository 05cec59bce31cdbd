/** A value as a person reads it, or whether a box is to be ticked. */
export type ProposedValue = string | boolean;

/** How the customer is shown what an agent proposes and asks; it is drawn elsewhere. `who` is a viewer. */
export interface CustomerPort {
  /** Shows a value at its field with *Use · Change · No*. Returns its taking away. CTRL-7 */
  propose(
    proposal: { readonly who: string; readonly element: Element; readonly value: ProposedValue },
    answer: (state: 'used' | 'changed' | 'refused') => void,
  ): () => void;
  /** Asks the customer to press something themselves. Returns its taking away. CTRL-5 */
  request(
    request: { readonly who: string; readonly element: Element; readonly name: string },
    answer: (answer: 'yes' | 'no') => void,
  ): () => void;
  /** Says that something final was stopped. CTRL-6 */
  refused(what: { readonly who: string; readonly element: Element | null }): void;
}
