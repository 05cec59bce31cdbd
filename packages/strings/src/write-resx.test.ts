/** @jest-environment jsdom */
import { writeResx } from './write-resx';

const dataOf = (resx: string) => {
  const document = new DOMParser().parseFromString(resx, 'application/xml');
  return [...document.querySelectorAll('data')].map((data) => [data.getAttribute('name'), data.textContent]);
};

test('every message stands under its path, with whatever signs it holds', () => {
  const words = { control: { name: 'A & B <c>', description: 'Où : ici' }, list: ['x', 'y'] };
  expect(dataOf(writeResx('fr', words))).toEqual([
    ['control_name', 'A & B <c>'],
    ['control_description', 'Où : ici'],
    ['list_0', 'x'],
    ['list_1', 'y'],
  ]);
});

test('it is a file of resources, of this format and version', () => {
  const document = new DOMParser().parseFromString(writeResx('en', {}), 'application/xml');
  const headers = [...document.querySelectorAll('root > resheader')].map((header) => header.textContent);
  expect(headers.slice(0, 2)).toEqual(['text/microsoft-resx', '2.0']);
});

test('words that something must be put into are refused', () => {
  expect(() => writeResx('en', { it: 'Hello {name}' })).toThrow(/^it takes something/);
});
