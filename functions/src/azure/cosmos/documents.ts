import type { Container, ItemDefinition, JSONValue } from '@azure/cosmos';
import type { Patience } from './patience';

/** Where a document is: its partition, and its name there. */
export interface Place {
  readonly pk: string;
  readonly id: string;
}

export interface Kept<T> {
  readonly pk: string;
  readonly id: string;
  readonly body: T;
  readonly etag: string;
}

export interface Search {
  /** Conditions on `c.body`, joined to the partition's; without a partition all of them are searched. */
  readonly where?: readonly string[];
  readonly orderBy?: string;
  readonly values?: Readonly<Record<string, JSONValue>>;
  readonly pk?: string;
  /** Documents asked for at a time. */
  readonly page?: number;
}

/** Documents of one kind in one container. Each call is one step of its own; what several must do together is the caller's to order. */
export interface Documents<T> {
  get(place: Place): Promise<Kept<T> | null>;
  /** Create-only; `false` when the place is taken. @param ttl seconds after which the service may take it away */
  create(place: Place, body: T, ttl?: number): Promise<boolean>;
  /** `false`, and nothing changed, when the document is not the one with this ETag any more. */
  replace(place: Place, body: T, etag: string, ttl?: number): Promise<boolean>;
  /** `false` when it was gone already, or is not the one with this ETag. */
  remove(place: Place, etag?: string): Promise<boolean>;
  /** Page by page, however many there are. */
  search(search: Search): AsyncGenerator<Kept<T>>;
}

/** The service refused or was away; says its status and nothing of the document. */
export class CosmosFailure extends Error {
  constructor(status: unknown) {
    super('the store is not available');
    this.name = `CosmosFailure ${typeof status === 'number' || typeof status === 'string' ? status : 'without status'}`;
  }
}

const DEFAULT_PAGE = 100;

export function documentsIn<T>(container: Container, patience: Patience): Documents<T> {
  const tell = <R>(ask: () => Promise<R>, ...expected: readonly number[]) => outcome(() => patience(ask), expected);
  return {
    async get({ pk, id }) {
      const found = await tell(() => container.item(id, pk).read<ItemDefinition>(), 404);
      return found?.resource ? kept<T>(found.resource) : null;
    },

    async create({ pk, id }, body, ttl) {
      const document = { id, pk, body, ...(ttl !== undefined && { ttl }) };
      return (await tell(() => container.items.create(document), 409)) !== null;
    },

    async replace({ pk, id }, body, etag, ttl) {
      const document = { id, pk, body, ...(ttl !== undefined && { ttl }) };
      const accessCondition = { type: 'IfMatch', condition: etag };
      return (await tell(() => container.item(id, pk).replace(document, { accessCondition }), 412, 404)) !== null;
    },

    async remove({ pk, id }, etag) {
      const options = etag === undefined ? {} : { accessCondition: { type: 'IfMatch', condition: etag } };
      return (await tell(() => container.item(id, pk).delete(options), 412, 404)) !== null;
    },

    // The partition is in the text as well: not every server takes it from the options.
    async *search({ where = [], orderBy, values = {}, pk, page = DEFAULT_PAGE }) {
      const conditions = [...(pk === undefined ? [] : ['c.pk = @pk']), ...where];
      const query = `SELECT * FROM c WHERE ${conditions.join(' AND ')}${orderBy ? ` ORDER BY ${orderBy}` : ''}`;
      const given = pk === undefined ? values : { ...values, pk };
      const parameters = Object.entries(given).map(([name, value]) => ({ name: `@${name}`, value }));
      const options = { maxItemCount: page, ...(pk !== undefined && { partitionKey: pk }) };
      const pages = container.items.query<ItemDefinition>({ query, parameters }, options);
      while (pages.hasMoreResults()) {
        const next = await tell(() => pages.fetchNext());
        for (const document of next?.resources ?? []) yield kept<T>(document);
      }
    },
  };
}

function kept<T>({ id = '', pk, body, _etag }: ItemDefinition): Kept<T> {
  return { pk: String(pk), id, body: body as T, etag: String(_etag) };
}

/** `null` when the service answers with one of the expected statuses; any other failure is thrown without its words. */
async function outcome<R>(ask: () => Promise<R>, expected: readonly number[]): Promise<R | null> {
  try {
    return await ask();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (expected.some((status) => status === code)) return null;
    throw new CosmosFailure(code);
  }
}
