/** The words of one end: a JSON file per language, and what is made of them. */
export type Place = ModulesPlace | ResxPlace;

/** Made into TypeScript: messages that take something, for a program that says them. */
export interface ModulesPlace {
  readonly made: 'modules';
  /** From the root of the repository. */
  readonly sources: string;
  readonly modules: string;
  /** The type of its main group. */
  readonly type: string;
}

/** Made into .resx files: plain words that Dynamics 365 itself shows of a control, each group those of one control. */
export interface ResxPlace {
  readonly made: 'resx';
  readonly sources: string;
  /** Where each control has its folder. */
  readonly controls: string;
}

export const places: readonly Place[] = [
  { made: 'modules', sources: 'widget/strings', modules: 'widget/src/strings', type: 'Strings' },
  { made: 'modules', sources: 'crm-control/desk/strings', modules: 'crm-control/desk/strings', type: 'Words' },
  { made: 'modules', sources: 'solution/strings', modules: 'solution/pages/strings', type: 'PageWords' },
  { made: 'resx', sources: 'crm-control/manifest-strings', controls: 'crm-control' },
];
