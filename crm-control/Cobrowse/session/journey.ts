import { ABSOLUTE_MS, MAX_REPORTED_COUNT, type AgentMeasures } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';

/** An agent's way from the first press to the customer's page and the first mark there, in numbers. SESS-23 */
export interface Journey {
  /** A press that leads to a session: CB, the customer's PIN, *Take call*, and what comes on the way. */
  pressed(): void;
  /** The page is there. */
  arrived(): void;
  marked(): void;
  resynced(): void;
  /** The session is over: the next press begins another way. */
  over(): void;
  /** What is known by now; a desk that came in the middle knows nothing of the way. */
  measures(): AgentMeasures | undefined;
}

interface Way {
  readonly from: number;
  readonly presses: number;
  readonly arrived?: number;
  readonly marked?: number;
}

export function createJourney(clock: Pick<Clock, 'now'>): Journey {
  let way: Way | null = null;
  let resyncs = 0;
  const since = (from: number, to: number) => Math.min(Math.max(0, Math.round(to - from)), ABSOLUTE_MS);
  return {
    pressed: () => {
      if (way?.arrived !== undefined) return;
      way = { from: way?.from ?? clock.now(), presses: Math.min((way?.presses ?? 0) + 1, MAX_REPORTED_COUNT) };
    },
    arrived: () => {
      if (way) way = { arrived: clock.now(), ...way };
    },
    marked: () => {
      if (way?.arrived !== undefined) way = { marked: clock.now(), ...way };
    },
    resynced: () => {
      resyncs = Math.min(resyncs + 1, MAX_REPORTED_COUNT);
    },
    over: () => {
      way = null;
      resyncs = 0;
    },
    measures: () => {
      const { from = 0, presses = 0, arrived, marked } = way ?? {};
      if (arrived === undefined) return resyncs > 0 ? { resyncs } : undefined;
      return {
        agentPresses: presses,
        connectMs: since(from, arrived),
        ...(marked !== undefined && { markMs: since(arrived, marked) }),
        ...(resyncs > 0 && { resyncs }),
      };
    },
  };
}
