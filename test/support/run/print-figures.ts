/** What a test counted or measured: `npm test` prints it though the test passes. @param words one short line, without personal data */
export function printFigures(words: string): void {
  process.stdout.write(`figures: ${words}\n`);
}
