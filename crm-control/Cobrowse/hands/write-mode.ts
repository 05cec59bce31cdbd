import type { HandsState } from './acts';

/** Who may write on the page now, seen from this desk. CTRL-4 */
export type WriteMode =
  | { readonly is: 'pointing' }
  | { readonly is: 'asked' }
  | { readonly is: 'mine'; readonly direct: boolean }
  | { readonly is: 'others'; readonly who: string };

export function writeModeOf(hands: HandsState, self: string): WriteMode {
  if (hands.writer === self) return { is: 'mine', direct: hands.direct };
  if (hands.writer !== null) return { is: 'others', who: hands.writer };
  const asked = hands.acts.some(({ kind, stage }) => kind === 'ask' && (stage.at === 'sent' || stage.at === 'asked'));
  return asked ? { is: 'asked' } : { is: 'pointing' };
}
