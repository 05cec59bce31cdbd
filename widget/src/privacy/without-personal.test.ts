/** @jest-environment jsdom */
import { VALUE_MASK } from '@beside/protocol';
import { textsAffectedBy } from './neighbouring-text';
import { textWithoutPersonal, withoutPersonal } from './without-personal';

const texts = (root: Node): Text[] =>
  [...root.childNodes].flatMap((node) => (node.nodeType === 3 ? [node as Text] : texts(node)));
const shown = (html: string) => {
  document.body.innerHTML = html;
  return texts(document.body).map(textWithoutPersonal).join('');
};

test('[PRIV-11] every hit leaves one mask of one length', () => {
  expect(withoutPersonal('IBAN NL91 ABNA 0417 1643 00.')).toBe(`IBAN ${VALUE_MASK}.`);
  expect(withoutPersonal('a@b.example or 020-6241111')).toBe(`${VALUE_MASK} or ${VALUE_MASK}`);
  expect(withoutPersonal('nothing of the kind')).toBe('nothing of the kind');
});

test.each([
  ['two elements', '<p>From <b>NL91</b> <i>ABNA 0417 1643 00</i>.</p>', `From ${VALUE_MASK} .`.replace(' .', '.')],
  ['many elements', '<p><b>4111</b> <b>1111</b> <b>1111</b> <b>1111</b></p>', VALUE_MASK],
  ['a digit each', `<p>${[...'111222333'].map((digit) => `<span>${digit}</span>`).join('')}</p>`, VALUE_MASK],
  ['a line break', '<p>4111 1111<br>1111 1111</p>', VALUE_MASK],
  ['nested elements', '<p><b>06 <i>12 <u>34</u></i></b><span> 56 78</span></p>', VALUE_MASK],
  ['an indented source', '<p>\n  <b>NL91</b>\n  <i>ABNA</i>\n  <i>0417164300</i>\n</p>', VALUE_MASK],
  ['an e-mail address', '<p><span>jan</span>@<b>mail.example</b></p>', VALUE_MASK],
])('[PRIV-11] a number that is split over %s is masked as one', (_name, html, words) => {
  expect(shown(html).replace(/\s+/g, ' ').trim()).toBe(words);
});

test.each([
  ['blocks', '<div>4111 1111</div><div>1111 1111</div>'],
  ['cells', '<table><tbody><tr><td>4111 1111</td><td>1111 1111</td></tr></tbody></table>'],
  ['links', '<p><a>4111 1111</a><a>1111 1111</a></p>'],
])('[PRIV-11] what stands in two %s is not one number', (_name, html) => expect(shown(html)).not.toContain('•'));

test('[PRIV-11] texts that are only glued together hide no number that one of them holds', () => {
  expect(shown('<p>IBAN<b>NL91ABNA0417164300</b>EUR</p>')).toBe(`IBAN${VALUE_MASK}EUR`);
});

test('[PRIV-11] when a text changes, the others of its line are to be looked at again, and no others', () => {
  document.body.innerHTML = '<p>a<b>b<i>c</i></b>d</p><p>e</p>';
  const [, b, c] = texts(document.body) as [Text, Text, Text];
  expect([...textsAffectedBy(b)].map(({ data }) => data)).toEqual(['a', 'c', 'd']);
  expect([...textsAffectedBy(c)].map(({ data }) => data)).toEqual(['b', 'a', 'd']);
  expect([...textsAffectedBy(document.querySelector('b') as Element)].map(({ data }) => data)).toEqual([
    'a',
    'd',
    'b',
    'c',
  ]);
  expect([...textsAffectedBy(document.querySelector('p') as Element)].map(({ data }) => data)).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
});
