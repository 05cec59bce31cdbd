/** @jest-environment jsdom */
import { seeClosedRoots } from './closed-roots';
import { HOST_TAG } from './overlay/shell';

const { attachShadow } = Element.prototype;
afterEach(() => {
  Element.prototype.attachShadow = attachShadow;
});

test('a closed root is remembered by its host; the page gets what the browser gives', () => {
  const closedRoot = seeClosedRoots();
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  expect(root.mode).toBe('closed');
  expect(host.shadowRoot).toBeNull();
  expect(closedRoot(host)).toBe(root);
  expect(() => host.attachShadow({ mode: 'closed' })).toThrow();
  expect(() => document.createElement('input').attachShadow({ mode: 'open' })).toThrow();
});

test('an open root, a host without one and Beside’s own are not', () => {
  const closedRoot = seeClosedRoots();
  const [open, none, own] = [
    document.createElement('p'),
    document.createElement('p'),
    document.createElement(HOST_TAG),
  ];
  open.attachShadow({ mode: 'open' });
  own.attachShadow({ mode: 'closed' });
  expect([closedRoot(open), closedRoot(none), closedRoot(own)]).toEqual([null, null, null]);
});
