import { loadTable } from './load-table';
import { runLoad } from './run-load';

/**
 * `npm run load [-- --sessions N --rate R --seconds S --json]`: that many sessions with R changes a second each, for S seconds. Exit 1 when
 * a change was lost or came twice.
 */
const option = (name: string, otherwise: number) => Number(process.argv[process.argv.indexOf(name) + 1]) || otherwise;
const isJson = process.argv.includes('--json');
const asked = { sessions: option('--sessions', 50), rate: option('--rate', 2), seconds: option('--seconds', 30) };

const report = (words: string) => void process.stderr.write(`${words}\n`);
report(`${asked.sessions} sessions, ${asked.rate} changes a second each, for ${asked.seconds} s`);
const figures = await runLoad({ ...asked, report });
console.log(isJson ? JSON.stringify({ ...asked, ...figures }) : `\n${loadTable(figures)}`);
process.exit(figures.lost > 0 || figures.duplicated > 0 ? 1 : 0);
