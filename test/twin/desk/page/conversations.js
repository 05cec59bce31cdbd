const RETRY_MS = 1000;

/** The agent's conversations, live. `changed(conversation, isFirstSight)` is called for each that came or changed. */
export function openConversations({ chat }, company, person, changed) {
  const known = new Map();
  let socket;
  const take = (conversation) => {
    const fresh = !known.has(conversation.id);
    known.set(conversation.id, conversation);
    changed(conversation, fresh);
  };
  const connect = () => {
    socket = new WebSocket(
      `${chat}/agent?${new URLSearchParams({ company: company.id, name: person.name, agent: person.oid })}`,
    );
    socket.onmessage = ({ data }) => {
      const says = JSON.parse(data);
      (says.conversations ?? [says.conversation]).forEach(take);
    };
    socket.onclose = () => setTimeout(connect, RETRY_MS);
  };
  const send = (says) => {
    if (socket.readyState !== WebSocket.OPEN)
      return Promise.reject(new Error('The conversation service cannot be reached.'));
    socket.send(JSON.stringify(says));
    return Promise.resolve();
  };
  connect();
  return {
    get: (id) => known.get(id),
    all: () => [...known.values()].sort((a, b) => b.startedAt.localeCompare(a.startedAt)),
    say: (conversationId, text) => send({ type: 'say', conversationId, text }),
    /** `accept` takes what nobody has, `take` what a colleague has. */
    accept: (conversationId) => send({ type: 'accept', conversationId }),
    take: (conversationId) => send({ type: 'take', conversationId }),
    close: (conversationId) => send({ type: 'close', conversationId }),
  };
}
