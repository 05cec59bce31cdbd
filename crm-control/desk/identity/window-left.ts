import type { Clock } from '@beside/protocol/channel';

const LOOK_MS = 500;
/** Its answer is on the way when the window has just closed. */
const LOOKS = 3;

/**
 * Resolves when the person has closed the window and is back at the desk, and nothing is on the way any more. A sign-in page may cut the
 * tie to its opener and then looks closed, but as long as it is in front the person is not back.
 */
export function windowLeft(
  popup: { readonly closed: boolean },
  parts: { readonly clock: Clock; readonly isFocused: () => boolean; readonly isRedeeming: () => boolean },
): { readonly left: Promise<void>; readonly stop: () => void } {
  let cancel = () => {};
  const left = new Promise<void>((resolve) => {
    let seen = 0;
    const look = () => {
      seen = popup.closed && parts.isFocused() && !parts.isRedeeming() ? seen + 1 : 0;
      if (seen >= LOOKS) resolve();
      else cancel = parts.clock.after(LOOK_MS, look);
    };
    look();
  });
  return { left, stop: () => cancel() };
}
