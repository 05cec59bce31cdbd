import type { Clock, Log } from './platform';

/** A log of JSON lines: when, from which version, and the line itself. */
export function jsonLog(write: (line: string) => unknown, version: string, clock: Clock): Log {
  return (message) =>
    void write(`${JSON.stringify({ time: new Date(clock()).toISOString(), service: 'beside', version, message })}\n`);
}
