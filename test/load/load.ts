import { faultsOf } from './load-faults';
import { loadTable } from './load-table';
import { runLoad } from './run-load';

/**
 * `npm run load [-- --sessions N --rate R --seconds S --json]`: that many sessions with R changes a second each, for S seconds. Exit 1 when
 * a session did not begin, or a change was lost, came twice or out of order.
 */
const option = (name: string, otherwise: number) => Number(process.argv[process.argv.indexOf(name) + 1]) || otherwise;
const isJson = process.argv.includes('--json');
const asked = { sessions: option('--sessions', 50), rate: option('--rate', 2), seconds: option('--seconds', 30) };

const report = (words: string) => void process.stderr.write(`${words}\n`);
report(`${asked.sessions} sessions, ${asked.rate} changes a second each, for ${asked.seconds} s`);
const figures = await runLoad({ ...asked, report });
console.log(isJson ? JSON.stringify({ ...asked, ...figures }) : `\n${loadTable(figures)}`);
const faults = faultsOf(figures);
for (const fault of faults) report(fault);
process.exit(faults.length > 0 ? 1 : 0);
