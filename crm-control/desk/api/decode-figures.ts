import { endReasons, type EndReason } from '@beside/protocol';

/** How long something took, over many; ms. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
}

export interface Figures {
  readonly sessions: number;
  readonly live: number;
  readonly completed: number;
  readonly connect: Spread | null;
  readonly toLive: Spread | null;
  readonly firstMark: Spread | null;
  /** `null`: not for whoever reaches a business unit alone. AUDIT-20 */
  readonly wrongPins: number | null;
}

/** `day`: `yyyy-mm-dd`. */
export type DayFigures = Figures & { readonly day: string };

export interface FiguresOfDays extends Figures {
  readonly days: readonly DayFigures[];
  readonly ends: readonly { readonly reason: EndReason; readonly count: number }[];
}

type Json = Readonly<Record<string, unknown>>;

export function decodeFigures(body: Json): FiguresOfDays | null {
  const all = figuresIn(body);
  const days = listOf(body['days'], dayIn);
  const ends = listOf(body['ends'], endIn);
  return all && days && ends ? { ...all, days, ends } : null;
}

function figuresIn(value: Json): Figures | null {
  const { sessions, live, completed, wrongPins } = value;
  const [connect, toLive, firstMark] = [value['connect'], value['toLive'], value['firstMark']].map(spreadIn);
  if (!isCount(sessions) || !isCount(live) || !isCount(completed)) return null;
  if (connect === undefined || toLive === undefined || firstMark === undefined) return null;
  if (wrongPins !== null && !isCount(wrongPins)) return null;
  return { sessions, live, completed, connect, toLive, firstMark, wrongPins };
}

function dayIn(value: Json): DayFigures | null {
  const figures = figuresIn(value);
  const { day } = value;
  return figures && typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { ...figures, day } : null;
}

function endIn({ reason, count }: Json): { reason: EndReason; count: number } | null {
  const known = endReasons.find((one) => one === reason);
  return known && isCount(count) ? { reason: known, count } : null;
}

/** `null` where nothing was measured, `undefined` where it is no spread. */
function spreadIn(value: unknown): Spread | null | undefined {
  if (value === null) return null;
  if (!isJson(value)) return undefined;
  const { count, p50, p95 } = value;
  return isCount(count) && isCount(p50) && isCount(p95) ? { count, p50, p95 } : undefined;
}

function listOf<T>(value: unknown, read: (entry: Json) => T | null): readonly T[] | null {
  if (!Array.isArray(value)) return null;
  const entries = value.map((entry) => (isJson(entry) ? read(entry) : null));
  return entries.includes(null) ? null : (entries as T[]);
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
