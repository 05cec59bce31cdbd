/** From and to, in UTF-16 units of the text. */
export type Span = readonly [from: number, to: number];
/** Where numbers and addresses of somebody's stand in a text; they may overlap. */
export type Find = (text: string) => readonly Span[];

const DIGIT = '0-9\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\uff10-\\uff19';
/** Seven digits that stand near each other, or an at sign: anything less is nobody's number. Cheap, so it comes first. */
const MAYBE = new RegExp(`[@\\uff20]|(?:[${DIGIT}][^${DIGIT}]{0,12}){7}`);

/** The finder is a file of its own, which comes once a session is live: until then whatever might be a number is one. PRIV-11 */
const detector: { find: Find | null } = { find: null };

export function findPersonal(text: string): readonly Span[] {
  if (!mayBePersonal(text)) return [];
  return detector.find ? detector.find(text) : [[0, text.length]];
}

export function mayBePersonal(text: string): boolean {
  return MAYBE.test(text);
}

/** Whether what is masked now was only suspected. */
export function isSuspicious(): boolean {
  return detector.find === null;
}

export function bringFinder(find: Find): void {
  detector.find = find;
}
