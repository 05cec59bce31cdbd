/** One letter as it lies here until the session is over: what is in it is between the two. Times are ms since epoch. */
export interface StoredLetter {
  readonly session: string;
  /** Counts from 1 within the session. */
  readonly number: number;
  readonly from: string;
  /** A participant, or whoever is the customer. */
  readonly to: string;
  readonly text: string;
  readonly at: number;
}

export interface LetterStore {
  /** Gives it the next number of its session. */
  post(letter: Omit<StoredLetter, 'number'>): Promise<StoredLetter>;
  /** How many a participant has written in this session. */
  countFrom(session: string, from: string): Promise<number>;
  /** Those to one recipient, in the order of their numbers, above `after`. */
  readFor(session: string, to: string, after: number): Promise<readonly StoredLetter[]>;
  /** Forgets letters written before this moment. */
  forget(before: number): Promise<void>;
}
