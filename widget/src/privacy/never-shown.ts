import { isHtml } from './node-kind';

/** Controls that once were a password field stay one, whatever the page makes of them later. */
const everPassword = new WeakSet<Element>();

const SECRET_AUTOCOMPLETE = /(^|\s)(current-password|new-password|one-time-code|cc-[a-z-]+)(\s|$)/i;
const SECRET_NAME =
  /(^|[^a-z])(pass(word|code|wd|wort)?|wachtwoord|kennwort|pwd|pin|otp|cvc2?|cvv2?|csc|tan|secret|(card|cc) ?(no|nr|num|number))([^a-z]|$)/i;

/** To be told of every field when it is looked at, and of every type that a field had. PRIV-5 */
export function rememberPassword(element: Element, type: string | null): void {
  if (type?.toLowerCase() === 'password') everPassword.add(element);
}

/** Password, payment and one-time codes, and whatever ever was a password: no rule shows these. PRIV-5 */
export function isNeverShown(element: Element): boolean {
  if (!isHtml(element, 'input', 'textarea')) return false;
  if (isDotted(element)) everPassword.add(element);
  rememberPassword(element, element.type);
  if (everPassword.has(element)) return true;
  if (element.type === 'hidden' || element.type === 'file') return true;
  if (SECRET_AUTOCOMPLETE.test(element.getAttribute('autocomplete') ?? '')) return true;
  return SECRET_NAME.test(splitWords(element.name)) || SECRET_NAME.test(splitWords(element.id));
}

/** A text field that is drawn as a password field is one. */
function isDotted(field: Element): boolean {
  const drawn = getComputedStyle(field).getPropertyValue('-webkit-text-security');
  return drawn !== '' && drawn !== 'none';
}

function splitWords(identifier: string): string {
  return identifier.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ');
}
