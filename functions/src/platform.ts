/** ms since epoch. */
export type Clock = () => number;

/** As many unpredictable bytes as asked for. */
export type Random = (size: number) => Uint8Array;

/** One line for operators. Never page content, a PIN, a token or anything about a person. */
export type Log = (line: string) => void;

/** A small text from a company's own site; `null` when it cannot be had. */
export type ReadSite = (url: string) => Promise<string | null>;
