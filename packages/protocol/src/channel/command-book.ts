import { COMMAND_LIFETIME_MS, COMMAND_WORD_MS } from '../limits';
import type { Receipt } from './inner';

interface CommandHead {
  readonly viewer: string;
  readonly command: number;
  readonly asOf: number;
}

/** A viewer's clock may run this far ahead of what the hub's beat told it. */
const CLOCK_SLACK_MS = 1_000;

/** Takes every command at most once, and none that is older than its lifetime. CTRL-2 */
export class CommandBook {
  private readonly taken = new Map<string, { readonly receipt: Receipt; readonly at: number }>();

  isFresh(asOf: number, now: number): boolean {
    return asOf >= now - COMMAND_LIFETIME_MS && asOf <= now + CLOCK_SLACK_MS;
  }

  /** Takes it: `true` exactly once for one command. One that is never sent again needs no receipt. */
  take(head: CommandHead, now: number, isSentAgain = true): boolean {
    if (!this.isFresh(head.asOf, now)) return false;
    if (!isSentAgain) return true;
    const key = `${head.viewer} ${head.command}`;
    if (this.taken.has(key)) return false;
    this.taken.set(key, { receipt: { viewer: head.viewer, command: head.command }, at: now });
    return true;
  }

  /** Commands that were taken not long ago, for the beat; older ones cannot be repeated and are forgotten. */
  receipts(now: number): Receipt[] {
    for (const [key, entry] of this.taken) if (entry.at < now - COMMAND_WORD_MS) this.taken.delete(key);
    return [...this.taken.values()].slice(-256).map((entry) => entry.receipt);
  }

  clear(): void {
    this.taken.clear();
  }
}
