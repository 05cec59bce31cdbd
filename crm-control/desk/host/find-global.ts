/** The windows in which a CRM may keep its globals, nearest first; a window of another origin is left out. */
export function hostWindows(own: Window): readonly object[] {
  const candidates: (Window | null)[] = [own, own.parent, own.top];
  return [...new Set(candidates)].filter(
    (candidate): candidate is Window => candidate !== null && isReadable(candidate),
  );
}

/** `path` such as `Microsoft.Omnichannel` in the first window that has it; `null` when none has. */
export function findGlobal(windows: readonly object[], path: string): object | null {
  for (const start of windows) {
    let value: unknown = start;
    for (const name of path.split('.')) value = isObject(value) ? (value as Record<string, unknown>)[name] : undefined;
    if (isObject(value)) return value;
  }
  return null;
}

function isReadable(candidate: Window): boolean {
  try {
    return typeof candidate.location.href === 'string';
  } catch {
    return false; // another origin
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' || typeof value === 'function') && value !== null;
}
