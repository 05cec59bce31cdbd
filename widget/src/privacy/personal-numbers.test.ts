import { findPersonalNumbers } from './personal-numbers';

/** What is found, each hit as it stands in the text, overlaps joined. */
function found(text: string): readonly string[] {
  const spans = [...findPersonalNumbers(text)].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const hits: [number, number][] = [];
  for (const [from, to] of spans) {
    const last = hits.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else hits.push([from, to]);
  }
  return hits.map(([from, to]) => text.slice(from, to));
}

const inScript = (zero: number) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));

const VALID: readonly [string, string][] = [
  ['an IBAN', 'NL91ABNA0417164300'],
  ['an IBAN in groups', 'NL91 ABNA 0417 1643 00'],
  ['an IBAN with hyphens', 'GB82-WEST-1234-5698-7654-32'],
  ['an IBAN in small letters', 'de89 3704 0044 0532 0130 00'],
  ['a short IBAN', 'NO93 8601 1117 947'],
  ['an IBAN with letters at the end', 'MT84 MALT 0110 0001 2345 MTLC AST0 01S'],
  ['a card', '4111111111111111'],
  ['a card in groups', '5555 5555 5555 4444'],
  ['a card of 13 digits', '4222222222222'],
  ['a card of 15 digits', '3782-822463-10005'],
  ['a card with dots', '6011.0009.9013.9424'],
  ['a BSN', '111222333'],
  ['a BSN with dots', '1234.56.782'],
  ['a BSN in threes', '123 456 782'],
  ['a US SSN', '078-05-1120'],
  ['a US SSN with spaces', '219 09 9999'],
  ['an Aadhaar', '234123412346'],
  ['an Aadhaar in fours', '9999 4105 7058'],
  ['an international number', '+31 20 624 1111'],
  ['an international number with brackets', '+44 (0)20 7946 0018'],
  ['an international number with zeros', '0049 30 901820'],
  ['a national number', '020-6241111'],
  ['a mobile number in pairs', '06 12 34 56 78'],
  ['a North American number', '(212) 555-0187'],
  ['an e-mail address', 'jan.de-vries+tax@mail.example.nl'],
  ['an e-mail address of another script', 'почта@пример.рф'],
];

test.each(VALID)('[PRIV-11] %s is found: %s', (_kind, number) => {
  const bare = number.replace(/^\(|(?<=\+44) \(0\)/g, '');
  expect(found(number).join('')).toContain(bare === number ? number : number.slice(-8));
  expect(found(`Reference ${number}, paid.`).join('')).toContain(number.slice(-8));
});

test.each([
  ['Arabic-Indic', 0x0660],
  ['extended Arabic-Indic', 0x06f0],
  ['Devanagari', 0x0966],
  ['full width', 0xff10],
])('[PRIV-11] and in %s digits', (_script, zero) => {
  for (const [, number] of VALID.filter(([kind]) => !/e-mail|IBAN|bracket|American/.test(kind))) {
    const other = inScript(zero)(number);
    expect(found(other)).toEqual([other]);
  }
});

test.each([
  ['no-break spaces', '\u00a0'],
  ['narrow no-break spaces', '\u202f'],
  ['thin spaces', '\u2009'],
  ['no-break hyphens', '\u2011'],
  ['en dashes', '\u2013'],
  ['zero width spaces', '\u200b'],
  ['soft hyphens', '\u00ad'],
  ['the white space of an indented source', '\n        '],
])('[PRIV-11] and with %s between the groups', (_name, separator) => {
  for (const groups of ['NL91 ABNA 0417 1643 00', '4111 1111 1111 1111', '1234 56 782', '2341 2341 2346']) {
    const text = groups.replace(/ /g, separator);
    expect(found(text)).toEqual([text]);
  }
});

test.each([
  ['an IBAN with a wrong check digit', 'GB83WEST12345698765432'],
  ['a card that fails Luhn', '4111 1111 1111 1112'],
  ['a card of no issuer', '9111 1111 1111 1111'],
  ['nine digits that fail the eleven-test', '123456789'],
  ['nine zeros', '000000000'],
  ['an SSN of an area that is never given', '666-12-3456'],
  ['an SSN with group 00', '123-00-4567'],
  ['an Aadhaar with a wrong check digit', '2341 2341 2347'],
  ['an Aadhaar that begins with 1', '1341 2341 2346'],
  ['a PIN of eight digits', '4821 7730'],
  ['a session', '123-456-789'],
  ['a date', '22-11-2026'],
  ['a date and a time', '2026-11-22 19:30'],
  ['an amount', '€ 1.234.567,89'],
  ['a post code', '1012 AB Amsterdam 12'],
  ['pages to choose from', '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16'],
  ['a handle', '@beside'],
  ['an address without a domain', 'somebody@work'],
  ['words', 'Continue with your income of last year'],
  ['nothing', ''],
])('[PRIV-11] %s is none: %s', (_kind, text) => expect(found(text)).toEqual([]));

test('[PRIV-11] one beside other numbers is found, and the others stay', () => {
  expect(found('Order 12 4111 1111 1111 1111 of 22 pieces')).toEqual(['4111 1111 1111 1111']);
  expect(found('from NL91ABNA0417164300 to GB82WEST12345698765432')).toEqual([
    'NL91ABNA0417164300',
    'GB82WEST12345698765432',
  ]);
});

/** Its own processor time, in ms; the best of three, since a machine adds and never takes away. */
function cost(text: string): number {
  const once = () => {
    const start = process.cpuUsage();
    findPersonalNumbers(text);
    return process.cpuUsage(start).user / 1_000;
  };
  return Math.min(once(), once(), once());
}

test.each(['1 ', '12345678', 'NL91 ', 'a@', ' '])('[PRIV-11] a long text of “%s” takes as long as it is', (part) => {
  const [short, long] = [10_000, 40_000].map((times) => cost(part.repeat(times)));
  const LEAST_MS = 5; // what is done sooner says nothing
  expect((long ?? 0) / Math.max(short ?? 0, LEAST_MS)).toBeLessThan(10); // four times the text; a square would be sixteen
});
