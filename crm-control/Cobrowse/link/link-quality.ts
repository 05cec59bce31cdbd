import { POOR_RESYNCS } from '@beside/protocol';
import type { LinkState } from '@beside/protocol/channel';

/** How well the customer's page can be followed and pointed on, best first. */
export const linkQualities = ['good', 'fair', 'poor', 'lost'] as const;
export type LinkQuality = (typeof linkQualities)[number];

/** What a desk has measured of its link. Times are ms on this machine's clock. */
export interface LinkMeasures {
  readonly link: LinkState;
  readonly lease: boolean;
  /** When the customer's page was heard last. It speaks every second. */
  readonly heardAt: number;
  /** From what the agent did until the page had it, oldest first. */
  readonly trips: readonly { readonly at: number; readonly ms: number }[];
  /** When the page had to be asked for anew, oldest first. */
  readonly resyncs: readonly number[];
}

/** What is older says nothing of now. */
export const RECENT_MS = 60_000;
/** A pointer that follows this late is felt… */
const FAIR_TRIP_MS = 400;
/** …and one this late misleads. */
const POOR_TRIP_MS = 1_200;
/** A second of silence is the rule; the view is hidden after three. */
const FAIR_SILENCE_MS = 1_400;
const POOR_SILENCE_MS = 2_000;

/** What the measures say by themselves. */
export function readingOf({ link, lease, heardAt, trips, resyncs }: LinkMeasures, now: number): LinkQuality {
  if (link !== 'open' || !lease) return 'lost';
  const silence = now - heardAt;
  const trip = median(trips.filter(({ at }) => now - at < RECENT_MS).map(({ ms }) => ms));
  const anew = resyncs.filter((at) => now - at < RECENT_MS).length;
  if (silence >= POOR_SILENCE_MS || trip >= POOR_TRIP_MS || anew >= POOR_RESYNCS) return 'poor';
  return silence >= FAIR_SILENCE_MS || trip >= FAIR_TRIP_MS || anew > 0 ? 'fair' : 'good';
}

/** What is shown, and since when another reading asks to be. */
export interface ShownQuality {
  readonly quality: LinkQuality;
  readonly other: { readonly way: 'worse' | 'better'; readonly since: number } | null;
}

/** A hiccup changes nothing… */
const WORSE_AFTER_MS = 1_000;
/** …and good news has to prove itself. */
const BETTER_AFTER_MS = 6_000;

/** What to show now: lost and found again at once, everything else when it has lasted. */
export function steadied({ quality, other }: ShownQuality, reading: LinkQuality, now: number): ShownQuality {
  if (reading === quality) return { quality, other: null };
  if (reading === 'lost' || quality === 'lost') return { quality: reading, other: null };
  const way = linkQualities.indexOf(reading) > linkQualities.indexOf(quality) ? 'worse' : 'better';
  const since = other?.way === way ? other.since : now;
  const isLasting = now - since >= (way === 'worse' ? WORSE_AFTER_MS : BETTER_AFTER_MS);
  return isLasting ? { quality: reading, other: null } : { quality, other: { way, since } };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
