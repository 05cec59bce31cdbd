/** How many timers keep this process from ending by itself. */
export function heldTimers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}
