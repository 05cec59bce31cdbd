import { bringFinder } from './detector';
import { findPersonalNumbers } from './personal-numbers';
import { isPlainName, plainNames } from './plain-name';

bringFinder(findPersonalNumbers);

test.each([
  'col-md-6',
  'css-175oi2r',
  'sc-bczRLJ',
  'jss1234',
  'w-[calc(100%-1rem)]',
  'bg-[#101010]',
  "before:content-['']",
  'hover:bg-black/50',
  '@md:flex',
  'mui-style-1q2w3e4',
  'x'.repeat(128),
])('[PRIV-8] %s is a name', (name) => expect(isPlainName(name)).toBe(true));

test.each([
  'customer-48213',
  'order_123456',
  'u48213907',
  'item-550e8400-e29b-41d4-a716-446655440000',
  'NL91ABNA0417164300',
  'jan@mail.example',
  'https://site.example/jan',
  "content-['John']",
  'url(/jan.png)',
  '٤٨٢١٣٩',
  'x'.repeat(129),
])('[PRIV-8] %s looks like data', (name) => expect(isPlainName(name)).toBe(false));

test('[PRIV-8] a list loses only what looks like data', () => {
  expect(plainNames('row  customer-48213907 wide')).toBe('row wide');
  expect(plainNames(' row  wide ')).toBe(' row  wide ');
});
