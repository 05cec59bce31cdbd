import { COMMAND_LIFETIME_MS } from '../limits';
import type { Receipt } from './frame';

interface CommandHead {
  readonly viewer: string;
  readonly seq: number;
  readonly command: number;
  readonly asOf: number;
}

/** A viewer's clock may run this far ahead of what the hub's beat told it. */
const CLOCK_SLACK_MS = 1_000;

/** Takes every command at most once, in rising order of its frames, and none that is older than its lifetime. CTRL-2 */
export class CommandBook {
  private readonly lastSeq = new Map<string, number>();
  private readonly taken = new Map<string, { readonly receipt: Receipt; readonly at: number }>();

  /** Whether the command could be taken: young enough, not seen, its frame newer than the viewer's last. */
  fresh(head: CommandHead, now: number): boolean {
    if (head.asOf < now - COMMAND_LIFETIME_MS || head.asOf > now + CLOCK_SLACK_MS) return false;
    if (head.seq <= (this.lastSeq.get(head.viewer) ?? 0)) return false;
    return true;
  }

  /** Takes it: `true` exactly once for one command. One that is never sent again needs no receipt. */
  take(head: CommandHead, now: number, isSentAgain = true): boolean {
    if (!this.fresh(head, now)) return false;
    this.lastSeq.set(head.viewer, head.seq);
    if (!isSentAgain) return true;
    const key = `${head.viewer} ${head.command}`;
    if (this.taken.has(key)) return false;
    this.taken.set(key, { receipt: { viewer: head.viewer, command: head.command }, at: now });
    return true;
  }

  /** Commands taken within their lifetime, for the beat; older ones cannot be repeated and are forgotten. */
  receipts(now: number): Receipt[] {
    for (const [key, entry] of this.taken) if (entry.at < now - 2 * COMMAND_LIFETIME_MS) this.taken.delete(key);
    return [...this.taken.values()].slice(-256).map((entry) => entry.receipt);
  }

  clear(): void {
    this.taken.clear();
    this.lastSeq.clear();
  }
}
