import type { PageMessage } from '@beside/protocol';

/** A line of the chat within the session. `at` in ms of this desk's clock. CTRL-12 */
export interface ChatLine {
  readonly who: string;
  readonly text: string;
  readonly at: number;
}

/** Lines that are kept: in memory of this desk and nowhere else. */
const MAX_LINES = 500;

export function chatAfter(
  lines: readonly ChatLine[],
  messages: readonly PageMessage[],
  now: number,
): readonly ChatLine[] {
  const said = messages.flatMap((message) =>
    message.kind === 'said' ? [{ who: message.who, text: message.text, at: now }] : [],
  );
  return said.length === 0 ? lines : [...lines, ...said].slice(-MAX_LINES);
}
