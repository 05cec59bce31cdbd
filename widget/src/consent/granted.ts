import type { Outcome } from '@beside/protocol';

/** The value of an answer, where a refusal is a failure like any other. */
export async function granted<T>(answer: Promise<Outcome<T>>): Promise<T> {
  const outcome = await answer;
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}
