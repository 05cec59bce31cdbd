/** Ends an exhaustive switch: the compiler proves that it cannot be reached; if it is, the program is wrong. */
export function never(value: never): never {
  throw new Error(`unreachable: ${String(value)}`);
}
