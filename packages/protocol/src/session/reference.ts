/** Nine digits as a person reads them aloud: `123-456-789`. SESS-2 */
export function formatReference(digits: string): string {
  return digits.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1-$2-$3');
}

/** The nine digits of what a person typed, whatever stands between them; `null` when there are not exactly nine. */
export function parseReference(typed: string): string | null {
  const digits = digitsOf(typed);
  return digits.length === 9 ? formatReference(digits) : null;
}

/** A PIN in the groups in which it is read aloud: eight digits 4-4, twelve 4-4-4, six 3-3. PIN-1 */
export function groupPin(pin: string): string {
  return pin.replace(pin.length % 4 === 0 ? /(\d{4})(?=\d)/g : /(\d{3})(?=\d)/g, '$1 ');
}

/** ASCII digits of what was typed or pasted: spaces and hyphens ignored, Arabic-Indic and full-width digits read. PIN-1 */
export function digitsOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x06f0))
    .replace(/[\u0966-\u096f]/g, (d) => String(d.charCodeAt(0) - 0x0966))
    .replace(/\D/g, '');
}
