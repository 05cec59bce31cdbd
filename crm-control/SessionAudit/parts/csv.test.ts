import { toCsv } from './csv';

const rows = (...cells: string[]) => toCsv(['h'], [cells]).slice('\ufeffh\r\n'.length);

test('a byte order mark, a header, CRLF after every line', () => {
  expect(toCsv(['a', 'b'], [['1', '2']])).toBe('\ufeffa,b\r\n1,2\r\n');
});

test('commas, quotes and line breaks are quoted as RFC 4180 says', () => {
  expect(rows('a,b', 'say "hi"', 'two\r\nlines', 'plain')).toBe('"a,b","say ""hi""","two\r\nlines",plain\r\n');
});

test.each(['=1+1', '+31 6', '-2', '@SUM(A1)', '\tx', '\rx', '  =cmd', '＝1', '=HYPERLINK("https://evil.example","x")'])(
  'a spreadsheet does not calculate %j',
  (text) => {
    expect(rows(text)).toMatch(/^"?'/);
  },
);

test('session IDs and times stay as they are', () => {
  expect(rows('123-456-789', '2026-11-22T10:00:00.000Z')).toBe('123-456-789,2026-11-22T10:00:00.000Z\r\n');
});
