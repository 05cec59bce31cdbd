const MAX_NAME_CHARACTERS = 80;

/** What the customer would call an element of their own page. */
export function nameOfElement(element: Element): string {
  const label =
    element.getAttribute('aria-label') ?? labelOf(element) ?? (isTyped(element) ? '' : element.textContent) ?? '';
  const line = label.replace(/\s+/g, ' ').trim();
  return line.length > MAX_NAME_CHARACTERS ? `${line.slice(0, MAX_NAME_CHARACTERS - 1)}…` : line;
}

function labelOf(element: Element): string | null {
  return 'labels' in element ? ((element as HTMLInputElement).labels?.[0]?.textContent ?? null) : null;
}

function isTyped(element: Element): boolean {
  return element.matches('input,textarea,select,[contenteditable]');
}
