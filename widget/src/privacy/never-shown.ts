/** Controls that once were a password field stay one, whatever the page makes of them later. */
const everPassword = new WeakSet<Element>();

const SECRET_AUTOCOMPLETE = /(^|\s)(current-password|new-password|one-time-code|cc-[a-z-]+)(\s|$)/i;
const SECRET_NAME = /(^|[^a-z])(pass(word|code|wd)?|pwd|pin|otp|cvc|cvv|csc|tan|secret)([^a-z]|$)/i;

/** Password, payment and one-time codes, and whatever ever was a password: no rule shows these. PRIV-5 */
export function isNeverShown(element: Element): boolean {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return false;
  if (everPassword.has(element)) return true;
  if (element instanceof HTMLInputElement && element.type === 'password') {
    everPassword.add(element);
    return true;
  }
  if (element instanceof HTMLInputElement && (element.type === 'hidden' || element.type === 'file')) return true;
  if (SECRET_AUTOCOMPLETE.test(element.autocomplete)) return true;
  return SECRET_NAME.test(splitWords(element.name)) || SECRET_NAME.test(splitWords(element.id));
}

function splitWords(identifier: string): string {
  return identifier.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ');
}
