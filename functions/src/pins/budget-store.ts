/** Something that is used up and comes back with time: a level that rises with every use and drains at an even rate. */
export interface Budget {
  /** Names it. Holds a keyed hash where a caller is meant, never an address. */
  readonly key: string;
  /** What drains in an hour. */
  readonly drainsPerHour: number;
  /** The level never rises above this, and so is empty again after `cap / drainsPerHour`. */
  readonly cap: number;
}

/** Levels that all hosts of the API share. */
export interface BudgetStore {
  /**
   * Adds to what is left of the level at `now` (ms since epoch), in one step whatever comes in parallel; a negative amount takes away.
   * @returns the level after it, from 0 to the cap
   */
  add(budget: Budget, amount: number, now: number): Promise<number>;
  /** Forgets levels that nobody has added to since this moment. */
  forget(before: number): Promise<void>;
}
