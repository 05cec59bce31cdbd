/** Choices that a seed determines. */
export interface Choose {
  /** From 0 up to 1. */
  number(): number;
  /** A whole number from 0 up to `limit`, without it. */
  below(limit: number): number;
  one<T>(items: readonly T[]): T;
}

export function createChoose(random: () => number): Choose {
  const below = (limit: number) => Math.floor(random() * limit);
  return { number: random, below, one: (items) => items[below(items.length)] as (typeof items)[number] };
}

export const chance = (choose: Choose, share: number) => choose.number() < share;
