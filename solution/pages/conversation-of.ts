import { oneSpelling } from './record-id';

/**
 * The conversation that an app tab was opened for, from its query: `data` holds JSON with `conversationId`, encoded once or, from some
 * hosts, twice; `null` when it names none.
 */
export function conversationOf(query: string): string | null {
  const data = new URLSearchParams(query).get('data') ?? '';
  for (const text of [data, decoded(data)]) {
    const id = idIn(text);
    if (id !== null) return oneSpelling(id);
  }
  return null;
}

function idIn(text: string): string | null {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null || !('conversationId' in said)) return null;
    return typeof said.conversationId === 'string' && said.conversationId !== '' ? said.conversationId : null;
  } catch {
    return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
