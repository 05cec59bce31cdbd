/** @jest-environment jsdom */
import { render } from '@testing-library/react';
import * as React from 'react';
import { manualClock } from '../../desk/manual-clock';
import type { Watching } from '../state/desk-state';
import { sessionFixture } from '../session-fixture';
import { Whereabouts } from './whereabouts';

const clock = manualClock();
const { live, away } = sessionFixture(clock.now());
const said = (session: Watching['session'], hidden: boolean) => {
  const state = { session, page: { hidden } } as Watching;
  return render(<Whereabouts state={state} customer="Noor" clock={clock} />).container.textContent;
};

test('a customer on another tab, or away and expected back, is said; one who is here is not', () => {
  expect(said(live, false)).toBe('');
  expect(said(live, true)).toBe('Noor has another tab in front.');
  expect(said(away, false)).toBe('Noor is away from the page. The session stays open for 2:00');
});
