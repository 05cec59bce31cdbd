import { Malformed } from './malformed';
import type { Reader } from './reader';
import type { Writer } from './writer';

/** One field's shape: how it is written, and how it is read by someone who distrusts the sender. WIRE-2 */
export interface Codec<T> {
  write(writer: Writer, value: T): void;
  /** Reads one value or throws `Malformed`. */
  read(reader: Reader): T;
}

export type TypeOf<C> = C extends Codec<infer T> ? T : never;

/** A whole number from 0 to `max`. */
export function uint(max: number): Codec<number> {
  return {
    write: (w, value) => w.varint(Math.min(Math.max(0, Math.round(value)), max)),
    read: (r) => {
      const value = r.varint();
      if (value > max) throw new Malformed('number out of range');
      return value;
    },
  };
}

/** A number from `-max` to `max` in steps of 1. */
export function int(max: number): Codec<number> {
  return {
    write: (w, value) => {
      const clamped = Math.min(Math.max(-max, Math.round(value)), max);
      w.varint(clamped >= 0 ? clamped * 2 : -clamped * 2 - 1);
    },
    read: (r) => {
      const raw = r.varint();
      const value = raw % 2 === 0 ? raw / 2 : -(raw + 1) / 2;
      if (Math.abs(value) > max) throw new Malformed('number out of range');
      return value;
    },
  };
}

/** A fraction from 0 to 1 in steps of 1/65535. */
export const fraction: Codec<number> = {
  write: (w, value) => w.varint(Math.round(Math.min(Math.max(0, value), 1) * 0xffff)),
  read: (r) => {
    const raw = r.varint();
    if (raw > 0xffff) throw new Malformed('fraction out of range');
    return raw / 0xffff;
  },
};

export const flag: Codec<boolean> = {
  write: (w, value) => w.byte(value ? 1 : 0),
  read: (r) => {
    const byte = r.byte();
    if (byte > 1) throw new Malformed('not a flag');
    return byte === 1;
  },
};

/** Text of at most `maxBytes` UTF-8 bytes; a longer one is cut at a character when written, refused when read. */
export function text(maxBytes: number): Codec<string> {
  return { write: (w, value) => w.text(value, maxBytes), read: (r) => r.text(maxBytes) };
}

/** A short text that tends to come again in the same message: written once, then by its number. */
export function name(maxBytes: number): Codec<string> {
  return { write: (w, value) => w.name(value, maxBytes), read: (r) => r.name(maxBytes) };
}

/** Names in here are numbered on through all messages of an epoch; elsewhere anew in each. WIRE-4 */
export function running<T>(inner: Codec<T>): Codec<T> {
  return { write: (w, value) => w.running(() => inner.write(w, value)), read: (r) => r.running(() => inner.read(r)) };
}

export function oneOf<const T extends readonly string[]>(values: T): Codec<T[number]> {
  return {
    write: (w, value) => w.varint(values.indexOf(value)),
    read: (r) => {
      const value = values[r.varint()];
      if (value === undefined) throw new Malformed('not one of the list');
      return value;
    },
  };
}

export function nullable<T>(inner: Codec<T>): Codec<T | null> {
  return {
    write: (w, value) => {
      w.byte(value === null ? 0 : 1);
      if (value !== null) inner.write(w, value);
    },
    read: (r) => (flag.read(r) ? inner.read(r) : null),
  };
}

export function list<T>(inner: Codec<T>, maxItems: number): Codec<readonly T[]> {
  return {
    write: (w, items) => {
      if (items.length > maxItems) throw new RangeError(`a list of ${items.length}, at most ${maxItems}`);
      w.varint(items.length);
      for (const item of items) inner.write(w, item);
    },
    read: (r) => {
      const length = r.varint();
      if (length > maxItems || length > r.left) throw new Malformed('list too long');
      const items: T[] = [];
      for (let at = 0; at < length; at++) items.push(inner.read(r));
      return items;
    },
  };
}

type AnyFields = { readonly [K in string]: Codec<any> }; // eslint-disable-line @typescript-eslint/no-explicit-any -- variance: a codec is both reader and writer
export type FieldsOf<F> = { readonly [K in keyof F]: TypeOf<F[K]> };

/** Fields in the order of the table. */
export function struct<const F extends AnyFields>(fields: F): Codec<FieldsOf<F>> {
  const body = fieldsOf(fields);
  return { write: body.write, read: (r) => body.readInto({}, r) as unknown as FieldsOf<F> };
}

/** By index and into one object: a snapshot reads a hundred thousand of these. */
function fieldsOf(fields: AnyFields) {
  const keys = Object.keys(fields);
  const codecs = Object.values(fields) as readonly Codec<unknown>[];
  return {
    write: (w: Writer, value: object) => {
      for (let at = 0; at < keys.length; at++)
        (codecs[at] as Codec<unknown>).write(w, (value as Record<string, unknown>)[keys[at] as string]);
    },
    readInto: (out: Record<string, unknown>, r: Reader) => {
      for (let at = 0; at < keys.length; at++) out[keys[at] as string] = (codecs[at] as Codec<unknown>).read(r);
      return out;
    },
  };
}

export type VariantOf<T extends Variants> = {
  readonly [K in keyof T & string]: { readonly kind: K } & FieldsOf<T[K]['fields']>;
}[keyof T & string];

export type Variants = { readonly [K in string]: { readonly code: number; readonly fields: AnyFields } };

export interface ClosedUnion<T> extends Codec<T> {
  readonly codes: ReadonlySet<number>;
}

/** A closed union by `kind`: each variant has a number that never changes its meaning. */
export function variant<const T extends Variants>(table: T): ClosedUnion<VariantOf<T>> {
  const byKind = new Map(
    Object.entries(table).map(([kind, row]) => [kind, { code: row.code, body: fieldsOf(row.fields) }]),
  );
  const byCode = new Map([...byKind].map(([kind, row]) => [row.code, { kind, body: row.body }]));
  return {
    codes: new Set(byCode.keys()),
    write: (w, value) => {
      const row = byKind.get(value.kind);
      if (!row) throw new TypeError(`unknown kind ${value.kind}`);
      w.varint(row.code);
      row.body.write(w, value);
    },
    read: (r) => {
      const row = byCode.get(r.varint());
      if (!row) throw new Malformed('unknown kind');
      return row.body.readInto({ kind: row.kind }, r) as VariantOf<T>;
    },
  };
}
