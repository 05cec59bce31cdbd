const TOLD = /^\s*((?:figures|not tested): .+?)\s*$/;

/** What a step that passes still has to tell: what its tests counted, and what could not be tested here. One line each, in their order. */
export function linesToTell(output) {
  return output.split('\n').flatMap((line) => TOLD.exec(line)?.[1] ?? []);
}
