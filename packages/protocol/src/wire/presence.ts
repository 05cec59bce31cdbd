import { MAX_SAID_BYTES } from '../limits';
import { actOutcomes } from './act';
import { flag, fraction, nullable, oneOf, text, uint, variant, type VariantOf } from './codec';
import { markFields, ownNumber } from './mark';
import { anchor, nodeId, participant } from './page';

/** What a customer can be asked. */
export const questions = ['write', 'here', 'press'] as const;
export type Question = (typeof questions)[number];
export const answers = ['open', 'yes', 'no', 'gone'] as const;
export type Answer = (typeof answers)[number];
export const proposalStates = ['open', 'used', 'changed', 'refused', 'gone'] as const;
export type ProposalState = (typeof proposalStates)[number];
const MAX_UNDONE = 100_000;

/** Hub → viewers: what happens above the page, as the customer's side has it. `who` is a participant id. */
export const presence = {
  /** A mark as the customer's page shows it: the truth that viewers draw. */
  mark: { code: 12, fields: { who: participant, ...markFields } },
  /** Marks that are gone; `who` `null`: everybody's, `id` `null`: all of theirs. */
  unmark: { code: 13, fields: { who: nullable(participant), id: nullable(ownNumber) } },
  /** Somebody pressed here. */
  tap: { code: 14, fields: { who: participant, at: anchor } },
  /** Which part of the page's length another viewer looks at. */
  look: { code: 15, fields: { who: participant, top: fraction, bottom: fraction } },
  /** The field that the customer types in. */
  typing: { code: 16, fields: { node: nullable(nodeId) } },
  /** Who may do what. `writer`: the one whom the customer has granted write mode; `direct`: what they type is no proposal. CTRL-4 */
  mode: { code: 17, fields: { writer: nullable(participant), direct: flag } },
  /** What the customer was asked, and what they said; `gone`: it was taken back, or what it was about is no more. */
  question: {
    code: 18,
    fields: {
      who: participant,
      act: ownNumber,
      about: oneOf(questions),
      node: nullable(nodeId),
      answer: oneOf(answers),
    },
  },
  /** What became of a value that was proposed. `changed`: the customer took it up and wrote another one. CTRL-7 */
  proposal: { code: 19, fields: { who: participant, act: ownNumber, node: nodeId, state: oneOf(proposalStates) } },
  outcome: { code: 20, fields: { who: participant, act: ownNumber, outcome: oneOf(actOutcomes) } },
  /** So many fields hold again what they held. CTRL-9 */
  undone: { code: 21, fields: { who: participant, fields: uint(MAX_UNDONE) } },
  said: { code: 22, fields: { who: participant, text: text(MAX_SAID_BYTES) } },
} as const;
export type PresenceMessage = VariantOf<typeof presence>;

export const presenceMessage = variant(presence);
