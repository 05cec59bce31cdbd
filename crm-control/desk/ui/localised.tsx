import * as React from 'react';
import type { Localisation } from '../localisation';
import { LocalisationContext } from './words-context';

/** What stands in it speaks one language and reads in its direction, whatever the page around it does. */
export function Localised(props: {
  readonly localisation: Localisation;
  readonly children: React.ReactNode;
}): JSX.Element {
  const { language, direction } = props.localisation;
  return (
    <div lang={language} dir={direction} style={{ width: '100%' }}>
      <LocalisationContext.Provider value={props.localisation}>{props.children}</LocalisationContext.Provider>
    </div>
  );
}
