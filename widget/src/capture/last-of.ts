/** Runs `report` soon after the first call, then at most once in `ms`, and always once more after the last. */
export function lastOf(ms: number, report: () => void): { note(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let noted = false;
  const run = () => {
    timer = undefined;
    if (!noted) return;
    noted = false;
    report();
    timer = setTimeout(run, ms);
  };
  return {
    note: () => {
      noted = true;
      timer ??= setTimeout(run, 0);
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
