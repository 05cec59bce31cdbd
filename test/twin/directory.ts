import type { PartName } from './ports';

/** Where every part of the twin is, as origins (`http://localhost:4281`): pages name each other in their policies. */
export type Directory = Readonly<Record<PartName, string>>;

export const directoryOf = (ports: Readonly<Record<PartName, number>>): Directory =>
  Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, `http://localhost:${port}`])) as Directory;

/** The WebSocket form of an origin. */
export const wsOrigin = (origin: string): string => origin.replace(/^http/, 'ws');
