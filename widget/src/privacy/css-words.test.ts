import { bringFinder } from './detector';
import { findPersonalNumbers } from './personal-numbers';
import { isPlainValue, withoutWords } from './css-words';

bringFinder(findPersonalNumbers);

test.each([
  ['generated words', 'p::after { content: "John"; }', 'p::after { content: "••••"; }'],
  ['words in single quotes', "p::after { content: 'John'; }", 'p::after { content: "••••"; }'],
  ['escaped words', 'p::after { content: "\\4a ohn"; }', 'p::after { content: "••••"; }'],
  ['digits of any script', 'p::after { content: "٤٢"; }', 'p::after { content: "••••"; }'],
  ['an escaped quote', 'p::after { content: "a\\"b"; color: red }', 'p::after { content: "••••"; color: red }'],
  ['a string without end', 'p::after{content:"John', 'p::after{content:"••••"'],
  ['several glyphs of an icon font', 'p::after{content:"\ue001\ue002"}', 'p::after{content:"••••"}'],
  ['quotes', 'q { quotes: "John" "Jane"; }', 'q { quotes: "••••" "••••"; }'],
  [
    'symbols of a counter',
    '@counter-style x { symbols: "John" "*"; suffix: "Doe"; }',
    '@counter-style x { symbols: "••••" "*"; suffix: "••••"; }',
  ],
  ['the fallback of attr()', 'p::after { content: attr(title "John"); }', 'p::after { content: attr(title "••••"); }'],
  ['a custom property', ':root { --name: "John"; }', ':root { --name: "••••"; }'],
  ['a custom property without quotes', ':root { --account: 48213907; }', ':root { --account:initial; }'],
  ['a custom property with an address', ':root { --mail: jan@mail.example; }', ':root { --mail:initial; }'],
  ['an attribute that does not travel', '[data-name="John"] { color: red; }', '[data-name="••••"] { color: red; }'],
  ['the same without quotes', '[data-name=John i]{color:red}', '[data-name="••••" i]{color:red}'],
  ['a link', 'a[href*="john"] { color: red; }', 'a[href*="••••"] { color: red; }'],
  ['a value', 'input[value="John"] { color: red; }', 'input[value="••••"] { color: red; }'],
  ['a name with a number', '#x[id="order-48213907"] { color: red; }', '#x[id="••••"] { color: red; }'],
  [
    'a font named like an account',
    '@font-face { font-family: NL91ABNA0417164300; }',
    '@font-face { font-family:initial; }',
  ],
])('[PRIV-13] %s: %s', (_what, css, words) => expect(withoutWords(css)).toBe(words));

test.each([
  ['signs', 'li::before { content: "→ "; } .a::after { content: "…"; } .b::after { content: ""; }'],
  ['one glyph of an icon font', '.icon::before { content: "\uf101"; }'],
  ['fonts', '@font-face { font-family: "Open Sans"; } p { font: 12px "Segoe UI", Arial; }'],
  ['font features', 'p { font-feature-settings: "liga" 0; font-variation-settings: "wght" 500; }'],
  ['areas of a grid', 'main { grid-template-areas: "head head" "side main"; }'],
  ['a registered property', '@property --x { syntax: "<color>"; inherits: true; }'],
  ['state and type', 'input[type="checkbox"][disabled], [aria-expanded="true"], [dir="rtl"] { color: red; }'],
  ['names', '[class*="col-"], [id^="tab-"] { width: 10px; }'],
  ['how libraries name a state', '[data-state="open"], [data-theme="dark"] { color: #000000; }'],
  ['numbers and colours', 'p { transform: translateY(-123456px); width: 33.333333%; color: #123456; }'],
  [
    'custom properties of a design',
    ':root { --gap: 1.5rem; --ink: #101010; --third: 33.3333%; --font-body: "Segoe UI", Arial; }',
  ],
])('[PRIV-13] %s stay: %s', (_what, css) => expect(withoutWords(css)).toBe(css));

test('[PRIV-13] a value of CSS holds no name that looks like data', () => {
  expect(isPlainValue('1px solid #123456')).toBe(true);
  expect(isPlainValue('translate3d(0px, -1234567px, 0px)')).toBe(true);
  expect(isPlainValue('customer-48213907')).toBe(false);
});
