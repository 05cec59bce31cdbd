import { withStateAttributes } from './state-selectors';

test.each([
  [
    'a:hover, a:focus-visible > b:not(:active) {}',
    'a[data-beside-hover], a[data-beside-focus-visible] > b:not([data-beside-active]) {}',
  ],
  [':host(:focus-within) :target::before {}', ':host([data-beside-focus-within]) [data-beside-target]::before {}'],
  ['dialog:modal {} [popover]:popover-open {}', 'dialog[data-beside-modal] {} [popover][data-beside-popover-open] {}'],
  [
    '[contenteditable], b[contenteditable="true"]:focus, [contenteditable-x], [data-x="[contenteditable]"] {}',
    '[data-beside-editor], b[data-beside-editor="true"][data-beside-focus], [contenteditable-x], [data-x="[contenteditable]"] {}',
  ],
  ['.focus\\:hover {} .a\\:hover:hover {}', '.focus\\:hover {} .a\\:hover[data-beside-hover] {}'],
  [
    'a[title=":hover"]::after { content: ":focus"; transition: hover 1s; }',
    'a[title=":hover"]::after { content: ":focus"; transition: hover 1s; }',
  ],
  [
    '@media (hover: hover) { x:target-within {} p::target-text {} x:hovering {} }',
    '@media (hover: hover) { x:target-within {} p::target-text {} x:hovering {} }',
  ],
])('%s', (css, drawn) => {
  expect(withStateAttributes(css)).toBe(drawn);
});
