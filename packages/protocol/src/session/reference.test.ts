import { digitsOf, formatReference, groupPin, parseReference } from './reference';

test('[SESS-2] a reference is nine digits, however they are typed', () => {
  expect(formatReference('123456789')).toBe('123-456-789');
  expect(parseReference(' 123 456 789 ')).toBe('123-456-789');
  expect(parseReference('12345678')).toBeNull();
});

test('[PIN-1] spaces, hyphens and other scripts’ digits are read', () => {
  expect(digitsOf('1234 5678')).toBe('12345678');
  expect(digitsOf(' 12-34\u00a056 78\n')).toBe('12345678');
  expect(digitsOf('١٢٣٤٥٦٧٨')).toBe('12345678');
  expect(digitsOf('۱۲۳۴')).toBe('1234');
  expect(digitsOf('१२३')).toBe('123');
  expect(digitsOf('１２')).toBe('12');
  expect(groupPin('12345678')).toBe('1234 5678');
  expect(groupPin('123456')).toBe('123 456');
  expect(groupPin('123456789012')).toBe('1234 5678 9012');
});
