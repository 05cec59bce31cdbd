import { messagesOf, type Catalogue } from './catalogue';

const NET = 'System.Windows.Forms, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089';
const HEADERS = [
  ['resmimetype', 'text/microsoft-resx'],
  ['version', '2.0'],
  ['reader', `System.Resources.ResXResourceReader, ${NET}`],
  ['writer', `System.Resources.ResXResourceWriter, ${NET}`],
] as const;

/** A .resx file of plain words: `apiBase.name` is under the key `apiBase_name`. @param language as in `nl` */
export function writeResx(language: string, words: Catalogue): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<!-- Made from ${language}.json by \`npm run strings\`; change it there. -->`,
    '<root>',
    ...HEADERS.map(([name, value]) => `  <resheader name="${name}"><value>${value}</value></resheader>`),
    ...[...messagesOf(words)].map(([path, message]) => writeData(path.replaceAll('.', '_'), message)),
    '</root>',
    '',
  ].join('\n');
}

function writeData(key: string, message: string): string {
  if (/[{}]/.test(message)) throw new Error(`${key} takes something, and nobody puts it into a .resx file`);
  return `  <data name="${key}" xml:space="preserve"><value>${escape(message)}</value></data>`;
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
