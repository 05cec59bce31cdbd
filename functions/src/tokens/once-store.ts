/** What may happen only once. An entry may be forgotten after its `until` (ms since epoch), not before. */
export interface OnceStore {
  /** The first claim of a key is true; every later one until then is false. */
  claim(key: string, until: number): Promise<boolean>;
  /** Keeps a value that can be taken out once. The key must be new. */
  issue(key: string, value: string, until: number): Promise<void>;
  /** Takes the value out; `null` when it never was there, was taken already, or its time has passed. */
  spend(key: string, now: number): Promise<string | null>;
  /** Forgets what is past its time. */
  forget(now: number): Promise<void>;
}
