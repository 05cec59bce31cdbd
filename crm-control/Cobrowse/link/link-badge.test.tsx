/** @jest-environment jsdom */
import { render } from '@testing-library/react';
import * as React from 'react';
import { manualClock } from '../../desk/manual-clock';
import type { DeskState, PageStream, Watching } from '../state/desk-state';
import { sessionFixture } from '../session-fixture';
import { LinkBadge } from './link-badge';

const { live } = sessionFixture(manualClock().now());
const conversation = { id: 'c1', channel: 'chat', customerName: 'Noor', customerId: null } as const;
const SEEN: PageStream = { link: 'open', lease: true, view: 'whole', status: 'live', hidden: false };
const at = (page: Partial<PageStream>, more: object = { at: 'live' }) =>
  ({
    conversation,
    session: live,
    page: { ...SEEN, ...page },
    endsAt: null,
    compared: null,
    written: false,
    ...more,
  }) as Extract<DeskState, Watching>;

test.each([
  ['open', true, 'good', 'good', 'Good connection'],
  ['open', true, 'fair', 'fair', 'Fair connection'],
  ['open', true, 'poor', 'poor', 'Poor connection'],
  ['open', false, 'good', 'lost', 'Waiting for the page'],
  ['interrupted', true, 'good', 'lost', 'Connection lost, reconnecting…'],
  ['closed', false, 'poor', 'lost', 'Connection lost'],
  ['connecting', false, 'lost', 'lost', 'Connecting…'],
] as const)('[SESS-38] a link that is %s (lease: %s, measured: %s) is %s: %s', (link, lease, quality, shown, words) => {
  const { container } = render(<LinkBadge state={at({ link, lease })} quality={quality} />);
  expect(container.textContent).toBe(words);
  expect(container.querySelector('[data-beside-link]')?.getAttribute('data-beside-link')).toBe(shown);
});

test.each([{ at: 'paused' }, { at: 'covered', reason: 'away' }, { at: 'covered', reason: 'ending' }])(
  '[SESS-38] a page that is silent for a reason (%j) says nothing of the link, until it is the link itself that is lost',
  (where) => {
    const { container, rerender } = render(<LinkBadge state={at({ lease: false }, where)} quality="lost" />);
    expect(container.textContent).toBe('');
    rerender(<LinkBadge state={at({ lease: false, link: 'interrupted' }, where)} quality="lost" />);
    expect(container.textContent).toBe('Connection lost, reconnecting…');
  },
);

test('[SESS-38] a page that is silent for no reason is waited for', () => {
  const { container } = render(
    <LinkBadge state={at({ lease: false }, { at: 'covered', reason: 'lease' })} quality="lost" />,
  );
  expect(container.textContent).toBe('Waiting for the page');
});

test('[SESS-38] each quality has a shape of its own', () => {
  const shapes = (['good', 'fair', 'poor', 'lost'] as const).map((quality) => {
    const { container } = render(<LinkBadge state={at({ lease: quality !== 'lost' })} quality={quality} />);
    return [...container.querySelectorAll('rect, path')]
      .map((part) => `${part.tagName} ${part.getAttribute('fill') ?? ''}`)
      .join();
  });
  expect(new Set(shapes).size).toBe(4);
});
