/** Holds the page's own clockwork: timers, frames. What is due while it is held comes after the release, each interval once. */
export interface Hold {
  hold(): void;
  release(): void;
}

/** Must run before the page's code, so that the page's timers come through here. */
export function createHold(view: Window & typeof globalThis): Hold {
  let held = false;
  const due = new Set<() => void>();

  /** One timer is due once, however often it would have fired. */
  function gated<A extends readonly unknown[]>(work: (...args: A) => void): (...args: A) => void {
    let waiting: (() => void) | null = null;
    return (...args) => {
      if (!held) return work(...args);
      if (waiting) due.delete(waiting);
      waiting = () => work(...args);
      due.add(waiting);
    };
  }

  const { setTimeout, setInterval, requestAnimationFrame } = view;
  const gateTimer = (start: (handler: TimerHandler, ms?: number, ...rest: unknown[]) => number) =>
    function (handler: TimerHandler, ms?: number, ...rest: unknown[]): number {
      return start.call(
        view,
        typeof handler === 'function' ? gated(handler as (...args: unknown[]) => void) : handler,
        ms,
        ...rest,
      );
    };
  Object.assign(view, {
    setTimeout: gateTimer(setTimeout as never),
    setInterval: gateTimer(setInterval as never),
    requestAnimationFrame: (work: FrameRequestCallback) => requestAnimationFrame.call(view, gated(work)),
  });

  return {
    hold: () => void (held = true),
    release: () => {
      held = false;
      const now = [...due];
      due.clear();
      for (const work of now) work();
    },
  };
}
