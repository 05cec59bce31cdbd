/** The words of one end: a JSON file per language, and the modules that are made of them. */
export interface Place {
  /** From the root of the repository. */
  readonly sources: string;
  readonly modules: string;
  /** The type of its main group. */
  readonly type: string;
}

export const places: readonly Place[] = [
  { sources: 'widget/strings', modules: 'widget/src/strings', type: 'Strings' },
  { sources: 'crm-control/desk/strings', modules: 'crm-control/desk/strings', type: 'Words' },
  { sources: 'solution/strings', modules: 'solution/pages/strings', type: 'PageWords' },
];
