/** @jest-environment jsdom */
import * as React from 'react';
import { render } from '@testing-library/react';
import { MarkShape } from './mark-shape';

const view = { x: 10, y: 20, width: 400, height: 300 };

function spotlightAt(y: number): boolean {
  const box = { x: 50, y, width: 100, height: 30 };
  const mark = { kind: 'mark', tool: 'spotlight', who: 'me', id: 1, box, points: [], text: '', at: 0 } as const;
  const { container } = render(
    <svg>
      <MarkShape mark={mark} colour="red" view={view} />
    </svg>,
  );
  return container.querySelector('path') !== null;
}

test('[CTRL-3] the page stands back for a spotlight while what is in it can be seen, and not for what is scrolled away', () => {
  expect([-20, 0, 100, 310, 330].map(spotlightAt)).toEqual([false, true, true, true, false]);
});
