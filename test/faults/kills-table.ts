import { createTable } from '../bench/table';
import type { KillFigures } from './run-kills';

const MOST_WORDS = 40;

/** What a person reads of a run of kills. */
export function killsTable(figures: KillFigures): string {
  const { killed, acts, broken } = figures;
  const rows: readonly (readonly [string, number])[] = [
    ['kills of the relay', killed.relay],
    ['kills of the function host', killed.host],
    ['sessions', figures.sessions],
    ['  with the same page on both sides at the end', figures.alike],
    ['  ended by an outage, for an allowed reason', figures.ended],
    ['changes', figures.changes],
    ['links that came back', figures.reconnects],
    ['pictures drawn anew', figures.resyncs],
    ['outages that every session had to survive before the next', figures.waits],
    ['  sessions that did, summed', figures.resumed],
    ['acts sent', acts.sent],
    ['  done', acts.done],
    ['  told as expired', acts.expired],
    ['    of them done, with nobody left to tell it', acts.expiredThoughDone],
    ['laws broken', broken.length],
  ];
  const words = broken.slice(0, MOST_WORDS).map((law) => `  BROKEN ${law}`);
  return [
    createTable(
      ['what', 'figure'],
      rows.map(([name, value]) => [name, value.toLocaleString('en-GB')]),
    ),
    ...words,
  ].join('\n');
}
