import { AGENT_PIN_DIGITS, LONG_PIN_DIGITS } from '@beside/protocol';

/** Why these digits cannot be an agent's PIN, whatever they are; `null` when they can. PIN-1 PIN-7 */
export function pinProblem(digits: string): 'pin/incomplete' | 'pin/too-long' | null {
  if (digits.length < AGENT_PIN_DIGITS) return 'pin/incomplete';
  return digits.length === AGENT_PIN_DIGITS || digits.length === LONG_PIN_DIGITS ? null : 'pin/too-long';
}
