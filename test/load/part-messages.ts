/** What a part of the installation that runs in a process of its own says to the process that started it. */
export type PartWord =
  | { readonly word: 'ready' }
  | { readonly word: 'failed'; readonly why: string }
  | { readonly word: 'usage'; readonly usage: Usage };

/** What a process has taken of the machine since it began. */
export interface Usage {
  /** Processor time of all its threads, ms. */
  readonly cpuMs: number;
  /** The most memory that it has held, bytes. */
  readonly peakBytes: number;
}

/** The question that a part answers with its usage. */
export const HOW_MUCH = 'how much?';

export function usageOfThisProcess(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpuMs: (userCPUTime + systemCPUTime) / 1_000, peakBytes: maxRSS * 1_024 };
}
