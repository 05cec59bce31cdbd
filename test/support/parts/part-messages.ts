/** What a part of the installation that runs in a process of its own says to the process that started it. */
export type PartWord =
  | { readonly word: 'ready' }
  | { readonly word: 'failed'; readonly why: string }
  | { readonly word: 'report'; readonly words: string }
  | { readonly word: 'usage'; readonly usage: Usage }
  | { readonly word: 'done'; readonly result: unknown };

/** What a process has taken of the machine since it began. */
export interface Usage {
  /** Processor time of all its threads, ms. */
  readonly cpuMs: number;
  /** The most memory that it has held, bytes. */
  readonly peakBytes: number;
}

/** The question that a part answers with its usage. */
export const HOW_MUCH = 'how much?';
/** The word at which a part does its work, if it has any; it answers with what came of it. */
export const GO = 'go';

export function usageOfThisProcess(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpuMs: (userCPUTime + systemCPUTime) / 1_000, peakBytes: maxRSS * 1_024 };
}
