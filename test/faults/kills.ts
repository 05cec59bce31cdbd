import { killsTable } from './kills-table';
import { runKills } from './run-kills';

/**
 * `npm run kills [-- --kills N --sessions N --seed S]`: live sessions, while relay and function host are killed that many times in all.
 * Exit 1 when a law broke.
 */
const option = (name: string, otherwise: number) => Number(process.argv[process.argv.indexOf(name) + 1]) || otherwise;
const asked = { kills: option('--kills', 100), sessions: option('--sessions', 50), seed: option('--seed', 1) };

const report = (words: string) => void process.stderr.write(`${words}\n`);
report(`${asked.kills} kills under ${asked.sessions} sessions, seed ${asked.seed}`);
const figures = await runKills({ ...asked, report });
console.log(`\n${killsTable(figures)}`);
process.exit(figures.broken.length > 0 ? 1 : 0);
