/** @jest-environment jsdom */
import { render } from '@testing-library/react';
import * as React from 'react';
import { LinkBadge } from './link-badge';

test.each([
  ['open', true, 'good', 'good', 'Good connection'],
  ['open', true, 'fair', 'fair', 'Fair connection'],
  ['open', true, 'poor', 'poor', 'Poor connection'],
  ['open', false, 'good', 'lost', 'Waiting for the page'],
  ['interrupted', true, 'good', 'lost', 'Connection lost, reconnecting…'],
  ['closed', false, 'poor', 'lost', 'Connection lost'],
  ['connecting', false, 'lost', 'lost', 'Connecting…'],
] as const)('[SESS-38] a link that is %s (lease: %s, measured: %s) is %s: %s', (link, lease, quality, shown, words) => {
  const { container } = render(<LinkBadge link={link} lease={lease} quality={quality} />);
  expect(container.textContent).toBe(words);
  expect(container.querySelector('[data-beside-link]')?.getAttribute('data-beside-link')).toBe(shown);
});

test('[SESS-38] each quality has a shape of its own', () => {
  const shapes = (['good', 'fair', 'poor', 'lost'] as const).map((quality) => {
    const { container } = render(<LinkBadge link="open" lease={quality !== 'lost'} quality={quality} />);
    return [...container.querySelectorAll('rect, path')]
      .map((part) => `${part.tagName} ${part.getAttribute('fill') ?? ''}`)
      .join();
  });
  expect(new Set(shapes).size).toBe(4);
});
