import * as React from 'react';
import type { PageView } from '../session/page-view';

/** What a wheel that counts in lines means by one; browsers differ, and nobody sees it. */
const LINE_PX = 16;

/** The agent's wheel over the stage: it moves the own look around, or in write mode what the customer has under it. */
export function useStageWheel(parts: {
  readonly page: () => PageView | null;
  readonly container: React.RefObject<HTMLElement>;
  readonly live: boolean;
  readonly following: boolean;
  /** The agent's mouse acts as the customer's own. */
  readonly handy: boolean;
}): void {
  const { page, container, live, following, handy } = parts;
  React.useEffect(() => {
    const stage = container.current;
    if (!stage || !live || (following && !handy)) return;
    // Not passive: the form behind the stage stays where it is.
    const onWheel = (wheel: WheelEvent) => {
      const at = { x: wheel.clientX, y: wheel.clientY };
      const { left, top } = turnOf(wheel, stage);
      if (!following) page()?.look.scrollBy(at, left, top);
      else if (wheel.ctrlKey || !page()?.mouse.wheel(at, left, top, !goesOn(stage, left, top))) return;
      wheel.preventDefault();
    };
    stage.addEventListener('wheel', onWheel, { passive: false });
    return () => stage.removeEventListener('wheel', onWheel);
  }, [live, following, handy, page, container]);
}

/** In px of the page: a notch is what it is at the customer's own wheel. */
function turnOf({ deltaX, deltaY, deltaMode, shiftKey }: WheelEvent, stage: HTMLElement) {
  const unit = deltaMode === 0 ? 1 : deltaMode === 1 ? LINE_PX : stage.clientHeight;
  const across = shiftKey && deltaX === 0; // some browsers leave the turning to whoever hears of it
  return across ? { left: deltaY * unit, top: 0 } : { left: deltaX * unit, top: deltaY * unit };
}

/** Whether the stage itself has more to show that way: then the customer's window stays where it is. */
function goesOn(stage: HTMLElement, left: number, top: number): boolean {
  const can = (by: number, at: number, most: number) => (by < 0 ? at > 0 : by > 0 && at < most - 1);
  return (
    can(left, stage.scrollLeft, stage.scrollWidth - stage.clientWidth) ||
    can(top, stage.scrollTop, stage.scrollHeight - stage.clientHeight)
  );
}
