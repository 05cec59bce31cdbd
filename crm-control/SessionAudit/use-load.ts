import * as React from 'react';
import type { DeskCode } from '../desk/desk-code';
import type { Answer } from '../desk/api/api-refusal';

export type Load<T> =
  | { readonly at: 'loading' }
  | { readonly at: 'signed-out' }
  | { readonly at: 'failed'; readonly code: DeskCode }
  | { readonly at: 'shown'; readonly value: T };

/** Asks once for every `ask` it is given (memoise it); an answer that comes after the next question is dropped. */
export function useLoad<T>(ask: () => Promise<Answer<T>>): readonly [Load<T>, () => void] {
  const [load, setLoad] = React.useState<Load<T>>({ at: 'loading' });
  const [turn, setTurn] = React.useState(0);
  React.useEffect(() => {
    let wanted = true;
    setLoad({ at: 'loading' });
    void ask().then((answer) => {
      if (wanted) setLoad(loadOf(answer));
    });
    return () => {
      wanted = false;
    };
  }, [ask, turn]);
  return [load, () => setTurn((before) => before + 1)];
}

export function loadOf<T>(answer: Answer<T>): Load<T> {
  if (answer.ok) return { at: 'shown', value: answer.value };
  const signedOut = answer.code === 'auth/missing' || answer.code === 'auth/expired';
  return signedOut ? { at: 'signed-out' } : { at: 'failed', code: answer.code };
}
