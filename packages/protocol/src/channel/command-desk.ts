import { COMMAND_LIFETIME_MS, COMMAND_RETRY_MS, COMMAND_WORD_MS } from '../limits';
import { pack } from '../wire/chunk';
import { encode } from '../wire/encode';
import { actMessage, type ActMessage } from '../wire/act';
import type { Clock } from './clock';
import type { Receipt, Saying } from './inner';

/** `expired`: the page said that it did nothing and never will, or its word did not come in time. CTRL-2 */
export type Delivery = 'delivered' | 'expired';

interface Outstanding {
  readonly payload: Uint8Array<ArrayBuffer>;
  readonly asOf: number;
  readonly bornAt: number;
  settle(delivery: Delivery): void;
}

/**
 * Sends a viewer's intents: again until the hub has taken them, never past their lifetime or into another epoch. Only the hub knows which it
 * has taken, so each waits for its word. CTRL-2
 */
export class CommandDesk {
  private readonly outstanding = new Map<number, Outstanding>();
  private epoch = '';
  private hubTime: { readonly time: number; readonly heardAt: number } | null = null;
  private commands = 0;
  private cancelRetry: (() => void) | null = null;

  constructor(
    private readonly parts: {
      readonly participant: string;
      readonly clock: Clock;
      readonly say: (saying: Saying, payload: Uint8Array) => Promise<void>;
    },
  ) {}

  async act(message: ActMessage): Promise<Delivery> {
    const bornAt = this.parts.clock.now();
    if (!this.hubTime || this.epoch === '') return 'expired';
    const asOf = this.hubTime.time + (bornAt - this.hubTime.heardAt);
    const command = ++this.commands;
    const [payload] = await pack(encode(actMessage, [message]));
    if (!payload) return 'expired';
    if (message.kind === 'point') {
      await this.transmit(command, asOf, payload); // the next pointer makes up for a lost one
      return 'delivered';
    }
    return new Promise((settle) => {
      this.outstanding.set(command, { payload, asOf, bornAt, settle });
      void this.transmit(command, asOf, payload);
      this.cancelRetry ??= this.parts.clock.after(COMMAND_RETRY_MS, () => this.retry());
    });
  }

  /** The hub spoke: its clock, its epoch, and what it has taken. */
  beat(epoch: string, time: number, receipts: readonly Receipt[]): void {
    if (epoch !== this.epoch) this.expireAll();
    this.epoch = epoch;
    this.hubTime = { time, heardAt: this.parts.clock.now() };
    for (const receipt of receipts) {
      if (receipt.viewer === this.parts.participant) this.finish(receipt.command, 'delivered');
    }
    for (const [command, { asOf }] of this.outstanding)
      if (time > asOf + COMMAND_LIFETIME_MS) this.finish(command, 'expired'); // too old to be taken from now on
  }

  close(): void {
    this.cancelRetry?.();
    this.expireAll();
  }

  private retry(): void {
    this.cancelRetry = null;
    const now = this.parts.clock.now();
    for (const [command, entry] of this.outstanding) {
      const age = now - entry.bornAt;
      if (age >= COMMAND_WORD_MS) this.finish(command, 'expired');
      else if (age < COMMAND_LIFETIME_MS) void this.transmit(command, entry.asOf, entry.payload);
    }
    if (this.outstanding.size > 0) this.cancelRetry = this.parts.clock.after(COMMAND_RETRY_MS, () => this.retry());
  }

  private transmit(command: number, asOf: number, payload: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.parts.say({ kind: 'command', command, asOf }, payload);
  }

  private finish(command: number, delivery: Delivery): void {
    const entry = this.outstanding.get(command);
    this.outstanding.delete(command);
    entry?.settle(delivery);
  }

  private expireAll(): void {
    for (const command of [...this.outstanding.keys()]) this.finish(command, 'expired');
  }
}
