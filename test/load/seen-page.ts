import { PageTree, type PageMessage } from '@beside/protocol';
import { countedIn, COUNTER_TEXT } from './live-page';
import type { Tally } from './tally';

/** Why a picture cannot be trusted any more, in the channel's words. */
export type Defect = 'malformed' | 'checkpoint';

/** The page as a desk has it, without drawing it: every operation is applied and every hash compared, as the mirror does. */
export class SeenPage {
  private tree = new PageTree();
  private isWhole = false;

  constructor(
    private readonly tally: Tally,
    private readonly now: () => number,
    private readonly onDefect: (why: Defect) => void,
  ) {}

  /** `null` while a picture is on its way. */
  get hash(): number | null {
    return this.isWhole ? this.tree.hash : null;
  }

  /** Another epoch: the next message is its snapshot. */
  begin(): void {
    this.isWhole = false;
  }

  hear(messages: readonly PageMessage[]): void {
    for (const message of messages) this.take(message);
  }

  private take(message: PageMessage): void {
    switch (message.kind) {
      case 'snapshot':
        this.tree = new PageTree();
        return;
      case 'patch':
        for (const operation of message.operations) {
          if (!this.tree.apply(operation)) return this.distrust('malformed');
          if (this.isWhole && operation.kind === 'text' && operation.id === COUNTER_TEXT)
            this.tally.came(countedIn(operation.text), this.now());
        }
        return;
      case 'complete':
        if (message.hash !== this.tree.hash) return this.distrust('checkpoint');
        this.isWhole = true;
        this.tally.drawn(countedIn(this.tree.get(COUNTER_TEXT)?.content ?? '').number);
        return;
      case 'checkpoint':
        if (this.isWhole && message.hash !== this.tree.hash) this.distrust('checkpoint');
        return;
      default:
        return;
    }
  }

  private distrust(why: Defect): void {
    this.tally.defects += 1;
    this.isWhole = false;
    this.onDefect(why);
  }
}
