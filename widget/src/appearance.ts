/** How the company wants the widget to look and to speak. COMP-3 */
export interface Appearance {
  /** The first where none of them is the customer's; `null`: whatever there are words in. */
  readonly languages: readonly string[] | null;
  /** `#rrggbb`, of buttons under white words. */
  readonly accent: string | null;
  /** Of the page's lines: where the widget stands. */
  readonly side: 'end' | 'start';
}

/** As it is from the start. */
const PLAIN: Appearance = { languages: null, accent: null, side: 'end' };
/** Nobody waits longer for a colour. */
const WAIT_MS = 3_000;

/** Asks the company's settings; whatever does not come, or is not understood, is as it is from the start. */
export async function fetchAppearance(api: string): Promise<Appearance> {
  try {
    const answer = await fetch(`${api}/appearance`, { signal: AbortSignal.timeout(WAIT_MS) });
    return readAppearance(answer.ok ? await answer.json() : null);
  } catch {
    return PLAIN;
  }
}

export function readAppearance(said: unknown): Appearance {
  const { languages, accent, side } = (said ?? {}) as Record<string, unknown>;
  return {
    languages: Array.isArray(languages) ? languages.filter((one) => typeof one === 'string') : PLAIN.languages,
    accent: typeof accent === 'string' && /^#[0-9a-f]{6}$/.test(accent) ? accent : PLAIN.accent,
    side: side === 'start' ? side : PLAIN.side,
  };
}

/** Gives the widget its look, by custom properties that its style sheet knows. */
export function wear(host: HTMLElement, { accent, side }: Appearance): void {
  if (accent) host.style.setProperty('--beside-accent', accent);
  if (side === 'start') host.style.setProperty('--beside-side', '20px auto');
}
