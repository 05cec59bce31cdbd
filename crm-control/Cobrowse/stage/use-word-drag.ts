import * as React from 'react';
import type { WindowPoint } from '@beside/mirror';
import type { PageView } from '../session/page-view';

/** A hand that presses trembles by less. */
const LEAST_PX = 4;

/** A drag along words of the page, which is no press when it ends. */
export function useWordDrag(page: () => PageView | null, on: boolean) {
  const drag = React.useRef<{ readonly from: WindowPoint; drew: boolean } | null>(null);
  return {
    begin: (from: WindowPoint) => {
      drag.current = on ? { from, drew: false } : null;
    },
    move: (to: WindowPoint) => {
      const now = drag.current;
      if (!on || !now || (!now.drew && Math.hypot(to.x - now.from.x, to.y - now.from.y) < LEAST_PX)) return;
      if (page()?.mouse.select(now.from, to)) now.drew = true;
    },
    /** Whether the press that has just ended was such a drag. */
    ended: (): boolean => {
      const drew = drag.current?.drew ?? false;
      drag.current = null;
      return drew;
    },
  };
}
