import type { SpokenWord } from '@beside/spoken';
import { el } from '../overlay/element';
import type { WidgetState } from '../state';
import type { Strings } from '../strings/en';

/** A desk that is open answers within a second or two. */
const LATE_MS = 15_000;

type Asking = Extract<WidgetState, { at: 'asking' }>;

/** The three words, to be compared with the agent's; or three times three, to find the agent's among them. SEAL-6 */
export function comparedWords(
  strings: Strings,
  { view, words, found, missed, busy }: Asking,
  pick: (choice: number) => (event: Event) => void,
): HTMLElement {
  const { agentName, channel } = view;
  if (!words) return waiting(strings, agentName);
  const lead = (text: string) => el('p', { id: 'compare-lead' }, text);
  if (!words.choices || found) {
    const say = found && words.choices ? strings.wordsFound : strings.wordsCompare(agentName, channel);
    return el(
      'div',
      { class: 'compare', ...(!busy && { role: 'status' }) }, // it has been said when the answer is under way
      lead(say),
      el('p', { class: 'three' }, ...spoken(words.words)),
    );
  }
  return el(
    'div',
    { class: 'compare', role: 'group', 'aria-labelledby': 'compare-lead' },
    lead(strings.wordsPick(agentName, channel)),
    missed > 0 && el('p', { class: 'problem', role: 'alert' }, strings.wordsMissed(agentName)),
    ...words.choices.map((choice, at) =>
      el('button', { class: 'secondary three', onclick: pick(at) }, ...spoken(choice)),
    ),
  );
}

/** After a while the customer hears that they may also leave it. */
function waiting(strings: Strings, agentName: string): HTMLElement {
  const line = el('p', { class: 'compare soft', role: 'status' }, strings.wordsWaiting(agentName));
  setTimeout(() => (line.textContent = strings.wordsLate(agentName)), LATE_MS);
  return line;
}

function spoken(words: readonly SpokenWord[]): (HTMLElement | string)[] {
  return words.flatMap(({ word, reading }, at) => [
    ...(at > 0 ? [' · '] : []),
    el('bdi', {}, reading ? `${word} (${reading})` : word),
  ]);
}
