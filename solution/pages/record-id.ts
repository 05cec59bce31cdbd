const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** No braces, lower case: whichever part of the CRM an id came from. */
export function oneSpelling(id: string): string {
  return id
    .trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase();
}

/** @param id in that spelling */
export function isId(id: string): boolean {
  return GUID.test(id);
}
