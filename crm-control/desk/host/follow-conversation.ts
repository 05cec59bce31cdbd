import type { Clock } from '@beside/protocol/channel';
import type { ConversationFacts } from './conversation-facts';
import type { ConversationListener } from './host';

/** How soon it is noticed what the CRM sends no event for. */
const POLL_MS = 5_000;

export interface FollowParts {
  /** `null`: no record says anything. */
  readonly read: () => Promise<ConversationFacts | null>;
  readonly clock: Clock;
  readonly onSessionClosed: (listener: () => void) => () => void;
  readonly onSessionSwitch: (listener: () => void) => () => void;
}

/** Looks at the conversation's record from time to time, and at once when the CRM says that something moved. Returns its end. */
export function followConversation(parts: FollowParts, listener: ConversationListener): () => void {
  const { read, clock } = parts;
  let stopped = false;
  let taken = false;
  let cancel = () => {};

  const end = () => {
    if (stopped) return;
    stop();
    listener.ended();
  };

  function tell(otherAgent: ConversationFacts['otherAgent']): void {
    if (otherAgent && !taken) listener.taken(otherAgent.name);
    if (!otherAgent && taken) listener.returned();
    taken = otherAgent !== null;
  }

  async function look(): Promise<void> {
    cancel();
    const facts = await read();
    if (stopped) return;
    if (facts && !facts.open) return end();
    if (facts) tell(facts.otherAgent); // a record that cannot be read now says nothing
    cancel();
    cancel = clock.after(POLL_MS, () => void look());
  }

  /** A conversation may go on after its tab was closed, where its record says so. */
  async function lookOnce(): Promise<void> {
    const facts = await read();
    if (!facts?.open) end();
  }

  const deaf = [parts.onSessionClosed(() => void lookOnce()), parts.onSessionSwitch(() => void look())];
  const stop = () => {
    stopped = true;
    cancel();
    for (const off of deaf) off();
  };
  cancel = clock.after(POLL_MS, () => void look());
  return stop;
}
