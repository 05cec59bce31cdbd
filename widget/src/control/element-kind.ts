import type { HandsStrings } from '../strings/hands-en';

/** What an element is, as one would call it. */
export type ElementKind = keyof HandsStrings['kinds'];

const KINDS: readonly (readonly [ElementKind, string])[] = [
  [
    'choice',
    'input:is([type="checkbox"],[type="radio"]),[role="checkbox"],[role="radio"],[role="switch"],select,option',
  ],
  [
    'button',
    'button,summary,input:is([type="button"],[type="submit"],[type="reset"],[type="image"]),[role="button"],[role="tab"]',
  ],
  ['field', 'input,textarea,[contenteditable],[role="textbox"],[role="combobox"],[role="spinbutton"],[role="slider"]'],
  ['link', 'a[href],area[href],[role="link"]'],
  ['heading', 'h1,h2,h3,h4,h5,h6,[role="heading"]'],
  ['picture', 'img,svg,canvas,video,picture,[role="img"]'],
];

/** What a person would call it. */
export function kindOfElement(element: Element): ElementKind {
  return KINDS.find(([, selector]) => element.matches(selector))?.[0] ?? 'part';
}
