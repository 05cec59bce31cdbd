const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One spelling of an id, whichever part of the CRM it came from: no braces, lower case. */
export function conversationIdOf(raw: string | null | undefined): string {
  return (raw ?? '')
    .trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase();
}

export function isGuid(id: string): boolean {
  return GUID.test(id);
}
