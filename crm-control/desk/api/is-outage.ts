/** Whether an HTTP status says that the right place cannot answer now: later it can. */
export function isOutage(status: number): boolean {
  return status >= 500 || status === 429;
}
