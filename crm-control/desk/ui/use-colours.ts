import * as React from 'react';
import { light, type Colours } from '../theme/colours';

export const ColoursContext = React.createContext<Colours>(light);

/** The colours of the theme around, for what no style sheet reaches: a canvas. */
export function useColours(): Colours {
  return React.useContext(ColoursContext);
}
