import type { ActMessage } from '@beside/protocol';
import type { Delivery } from '@beside/protocol/channel';
import { COUNTED_LINE } from '../load/live-page';

/** What became of one agent's acts, by their numbers. CTRL-2 */
export class ActBook {
  private readonly done = new Map<number, number>();
  private readonly told = new Map<number, Delivery>();
  private last = 0;

  /** The next act: a mark or a proposal. */
  next(): ActMessage {
    const number = ++this.last;
    if (number % 2 === 0)
      return { kind: 'mark', id: number, tool: 'highlight', node: COUNTED_LINE, points: [], text: '' };
    return { kind: 'fill', act: number, node: COUNTED_LINE, value: { kind: 'text', text: String(number) } };
  }

  /** The customer's page was asked to do it. */
  took(act: ActMessage): void {
    const number = numberOf(act);
    if (number !== null) this.done.set(number, (this.done.get(number) ?? 0) + 1);
  }

  /** The desk was told what became of it. */
  settled(act: ActMessage, delivery: Delivery): void {
    const number = numberOf(act);
    if (number !== null) this.told.set(number, delivery);
  }

  figures() {
    const told = [...this.told];
    return {
      sent: this.last,
      done: this.done.size,
      expired: told.filter(([, delivery]) => delivery === 'expired').length,
      /** The desk could not be told any more that it was done. */
      expiredThoughDone: told.filter(([number, delivery]) => delivery === 'expired' && this.done.has(number)).length,
    };
  }

  /** In words; none when all is as it must be. */
  brokenLaws(): readonly string[] {
    const twice = [...this.done].filter(([, times]) => times > 1);
    const never = [...this.told].filter(([number, delivery]) => delivery === 'delivered' && !this.done.has(number));
    const untold = this.last - this.told.size;
    return [
      ...twice.map(([number, times]) => `act ${number} was done ${times} times`),
      ...never.map(([number]) => `act ${number} is told as delivered and was never done`),
      ...(untold > 0 ? [`nobody was told of ${untold} acts`] : []),
    ];
  }
}

function numberOf(act: ActMessage): number | null {
  if (act.kind === 'mark') return act.id;
  return act.kind === 'fill' ? act.act : null;
}
