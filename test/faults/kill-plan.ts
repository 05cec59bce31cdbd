/** The moment and length of one outage. */
export interface Outage {
  readonly victims: readonly Victim[];
  /** Whether every session has its picture again before the next blow, or it comes on top of the last one. */
  readonly waits: boolean;
  /** Until the blow, ms. */
  readonly after: number;
  /** Until it is started again, ms. */
  readonly down: number;
}

export type Victim = 'relay' | 'host';

const LONGEST_WAIT_MS = 1_500;
const LONGEST_DOWN_MS = 1_500;

/** Outages that kill so many processes in all, the same for the same chance. */
export function planKills(kills: number, random: () => number): readonly Outage[] {
  const outages: Outage[] = [];
  for (let left = kills; left > 0; left -= outages.at(-1)?.victims.length ?? left) {
    outages.push({
      victims: victims(random(), left),
      waits: random() < 0.5,
      after: random() * LONGEST_WAIT_MS,
      down: random() ** 2 * LONGEST_DOWN_MS,
    });
  }
  return outages;
}

function victims(chance: number, left: number): readonly Victim[] {
  if (chance < 0.2 && left > 1) return ['relay', 'host'];
  return [chance < 0.6 ? 'relay' : 'host'];
}
