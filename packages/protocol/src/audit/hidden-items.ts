/**
 * How many items of one page were hidden from viewers, by few steps: an exact number could tell one page, or one customer's list, from
 * another. AUDIT-17
 */
export const hiddenSteps = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000] as const;
export type HiddenStep = (typeof hiddenSteps)[number];

/** The lowest step that is not below `count`; the highest one for all that is more. */
export function hiddenStep(count: number): HiddenStep {
  return hiddenSteps.find((step) => step >= count) ?? 10_000;
}

export function isHiddenStep(value: unknown): value is HiddenStep {
  return (hiddenSteps as readonly unknown[]).includes(value);
}
