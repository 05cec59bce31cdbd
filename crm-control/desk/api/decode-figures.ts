import { endReasons, type EndReason } from '@beside/protocol';
import { decodeList, isCount, isJson, isMeasure, oneOf, type Json } from './json';

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

export function decodeFigures(body: Json): FiguresOfDays | null {
  const all = figuresIn(body);
  const days = decodeList(body['days'], dayIn);
  const ends = decodeList(body['ends'], endIn);
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

function dayIn(value: unknown): DayFigures | null {
  if (!isJson(value)) return null;
  const figures = figuresIn(value);
  const { day } = value;
  return figures && typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { ...figures, day } : null;
}

function endIn(value: unknown): { reason: EndReason; count: number } | null {
  if (!isJson(value)) return null;
  const { count } = value;
  const reason = oneOf(endReasons, value['reason']);
  return reason && isCount(count) ? { reason, count } : null;
}

/** `null` where nothing was measured, `undefined` where it is no spread. */
function spreadIn(value: unknown): Spread | null | undefined {
  if (value === null) return null;
  if (!isJson(value)) return undefined;
  const { count, p50, p95 } = value;
  return isCount(count) && isMeasure(p50) && isMeasure(p95) ? { count, p50, p95 } : undefined;
}
