/** `Microsoft.Apm`, the CRM's session manager, as far as the desk uses it. */
export interface Apm {
  getEventPublisherTopic?(eventName: 'ON_SESSION_SWITCH' | 'ON_SESSION_CLOSED'): string;
  getFocusedSession?(): { readonly sessionId?: string } | undefined;
}

export type OpenTopic = (topic: string) => Pick<BroadcastChannel, 'onmessage' | 'close'>;

const NOT_HEARD = () => {};

/** The CRM session in focus; `null` where the CRM has no sessions. */
export function focusedSession(apm: Apm): string | null {
  try {
    return apm.getFocusedSession?.()?.sessionId ?? null;
  } catch {
    return null;
  }
}

export function hearSessionSwitch(apm: Apm, open: OpenTopic, listener: () => void): () => void {
  return hear(apm, 'ON_SESSION_SWITCH', open, listener);
}

export function hearSessionClosed(apm: Apm, open: OpenTopic, session: string, listener: () => void): () => void {
  return hear(apm, 'ON_SESSION_CLOSED', open, (data) => {
    if (typeof data === 'object' && data !== null && 'sessionId' in data && data.sessionId === session) listener();
  });
}

function hear(
  apm: Apm,
  event: 'ON_SESSION_SWITCH' | 'ON_SESSION_CLOSED',
  open: OpenTopic,
  listener: (data: unknown) => void,
): () => void {
  try {
    const topic = apm.getEventPublisherTopic?.(event);
    if (!topic) return NOT_HEARD;
    const channel = open(topic);
    channel.onmessage = (message: MessageEvent<unknown>) => listener(message.data);
    return () => channel.close();
  } catch {
    return NOT_HEARD;
  }
}
