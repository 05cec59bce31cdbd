import * as React from 'react';
import { createTheme, Customizer } from '@fluentui/react';
import type { Localisation } from '../localisation';
import { LocalisationContext } from './words-context';

const mirrored = { theme: createTheme({ rtl: true }) };

/** What stands in it speaks one language and reads in its direction, whatever the page around it does. */
export function Localised(props: {
  readonly localisation: Localisation;
  readonly children: React.ReactNode;
}): JSX.Element {
  const { language, direction } = props.localisation;
  const content = (
    <LocalisationContext.Provider value={props.localisation}>{props.children}</LocalisationContext.Provider>
  );
  return (
    <div lang={language} dir={direction} style={{ width: '100%' }}>
      {direction === 'rtl' ? <Customizer settings={mirrored}>{content}</Customizer> : content}
    </div>
  );
}
