/** ms since epoch. */
export type Clock = () => number;

/** As many unpredictable bytes as asked for. */
export type Random = (size: number) => Uint8Array;

/** One line for operators. Never page content, a PIN, a token or anything about a person. */
export type Log = (line: string) => void;
