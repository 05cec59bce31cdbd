const TOPIC = 'beside.sessions';

/** Desks of one person in one browser tell each other that something of a session changed, and nothing of what. */
export interface SessionHints {
  tell(): void;
  /** Returns its end. */
  hear(listener: () => void): () => void;
}

/** @param open a channel to every other place of this origin that opens the same topic */
export function sessionHints(
  open: (topic: string) => Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>,
): SessionHints {
  return {
    tell: () => {
      const channel = open(TOPIC);
      channel.postMessage(null);
      channel.close();
    },
    hear: (listener) => {
      const channel = open(TOPIC);
      channel.onmessage = () => listener();
      return () => channel.close();
    },
  };
}
