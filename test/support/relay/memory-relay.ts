import type { LinkEvents, OpenLink } from '@beside/protocol/channel';

export interface Faults {
  /** Decides what becomes of the n-th frame: how often it is delivered, 0 is lost. */
  copies(n: number): number;
  /** How many later frames overtake it. */
  late(n: number): number;
}

const NO_FAULTS: Faults = { copies: () => 1, late: () => 0 };

interface Member {
  readonly side: 'hub' | 'viewer';
  readonly events: LinkEvents;
}

/** A relay in memory whose losses, repetitions and order belong to the test. */
export class MemoryRelay {
  readonly frames: { readonly from: 'hub' | 'viewer'; readonly bytes: Uint8Array }[] = [];
  faults: Faults = NO_FAULTS;
  private members: Member[] = [];
  private held: { readonly due: number; readonly deliver: () => void }[] = [];
  private cut = false;

  /** The link of `who` on one side; a hub's frames reach all viewers, a viewer's the hub. */
  open(side: 'hub' | 'viewer', who: string = side): OpenLink {
    return (_negotiate, events) => {
      const member: Member = { side, events };
      this.members.push(member);
      queueMicrotask(() => events.state('open'));
      return {
        send: (bytes) => this.carry(side, who, bytes.slice()),
        close: () => void (this.members = this.members.filter((other) => other !== member)),
      };
    };
  }

  /** What the server says to everybody. */
  say(value: unknown): void {
    for (const member of this.members) member.events.fact(value);
  }

  /** While cut, every frame is lost. */
  setCut(cut: boolean): void {
    this.cut = cut;
    for (const member of this.members) member.events.state(cut ? 'interrupted' : 'open');
  }

  private carry(from: 'hub' | 'viewer', who: string, bytes: Uint8Array): void {
    const n = this.frames.push({ from, bytes });
    if (this.cut) return;
    const deliver = () => {
      for (const member of this.members) if (member.side !== from) member.events.frame(bytes.slice(), who);
    };
    const late = this.faults.late(n);
    for (let copy = 0; copy < this.faults.copies(n); copy++) {
      if (late > 0) this.held.push({ due: n + late, deliver });
      else deliver();
    }
    const due = this.held.filter((entry) => entry.due <= n);
    this.held = this.held.filter((entry) => entry.due > n);
    for (const entry of due) entry.deliver();
  }
}
