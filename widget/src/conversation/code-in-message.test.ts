import { codeInMessage } from './code-in-message';

test.each([
  ['Anna from Norland can look at this page. Choose “Share” and enter this PIN: 4821 9630. It works once.', '48219630'],
  ['Kies ‘Delen’ en voer deze PIN in: 4821 9630. De PIN werkt één keer, gedurende 10 minuten.', '48219630'],
  ['Saisissez ce code PIN : 4821\u00a09630. Il est valable pendant 10 minutes.', '48219630'],
  ['<p>Geben Sie diese PIN ein: 4821 9630 5517.</p>', '482196305517'],
  [' 4821 9630 ', '48219630'],
])('[SESS-29] the PIN is read as a desk posts it: %s', (text, digits) => {
  expect(codeInMessage(text)).toBe(digits);
});

test.each([
  ['a number to call', 'Please call 0800 0543, weekdays 8 to 20.'],
  ['a longer number', 'Your PIN service: +31 4821 9630'],
  ['part of an account', 'The PIN of NL91 ABNA 0417 1643 00 never goes into a chat.'],
  ['a card', 'Never tell the PIN of 4821 9630 5517 4402.'],
  ['digits that stand together', 'Enter this PIN: 48219630'],
  ['hyphens', 'Enter this PIN: 4821-9630'],
  ['a PIN of six digits, which is the customer’s own', 'Your PIN was 482 196.'],
  ['two of them', 'Not PIN 4821 9630 but PIN 1111 2222.'],
  ['nothing', ''],
])('[SESS-29] what is not in that shape is no PIN: %s', (_what, text) => {
  expect(codeInMessage(text)).toBeNull();
});
