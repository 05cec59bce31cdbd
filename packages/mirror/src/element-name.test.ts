/** @jest-environment jsdom */
import { nameOfElement } from './element-name';

test.each([
  ['its accessible label', '<p aria-label="Total  due">12</p>', 'p', 'Total due'],
  ['its label', '<label for="a">Name</label><input id="a" value="x">', 'input', 'Name'],
  ['its text', '<button>Go <b>on</b></button>', 'button', 'Go on'],
  ['masked words, which name nothing', '<p aria-label="•••• ••••">x</p>', 'p', ''],
  ['words of which a part is masked', '<p>Account ••••••••</p>', 'p', 'Account ••••••••'],
  ['what is written in an editor, which is no name', '<div data-beside-editor="true">Dear sir</div>', 'div', ''],
])('an element is called by %s', (_what, html, selector, name) => {
  document.body.innerHTML = html;
  expect(nameOfElement(document.querySelector(selector) as Element)).toBe(name);
});
