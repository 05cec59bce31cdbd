import * as React from 'react';
import { localise, type Localisation } from '../localisation';
import type { Words } from '../strings/en';

export const LocalisationContext = React.createContext<Localisation>(localise(['en']));

export function useWords(): Words {
  return React.useContext(LocalisationContext).words;
}

/** For times and numbers. */
export function useLocale(): string {
  return React.useContext(LocalisationContext).locale;
}
