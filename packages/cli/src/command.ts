/** What a command is called with and writes to; exit codes: 0 fine, 1 something was found, 2 it could not be looked at. */
export interface Command {
  readonly summary: string;
  run(args: readonly string[], output: Output): Promise<number>;
}

export interface Output {
  out(line: string): void;
  error(line: string): void;
}
