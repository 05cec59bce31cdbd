import type { RefusalCode } from '@beside/protocol';
import type { z } from 'zod';
import type { Services } from '../services';
import type { StaffRole } from '../tokens/staff-token';
import type { Problem } from './problem';

export type Method = 'GET' | 'POST' | 'OPTIONS';

/** Who may call: `page` is a browser on a company's site, `waiting` the customer whom an offer is of, `relay` our own socket
 * service, `operator` who runs this installation. */
export type Caller =
  | 'anyone'
  | 'page'
  | 'waiting'
  | 'participant'
  | 'customer'
  | 'relay'
  | 'operator'
  | { readonly staff: readonly StaffRole[] };

/** What the description of the API says of a route. The shapes are those that the handler reads by. */
export interface RouteSays {
  /** One line, without a full stop. */
  readonly summary: string;
  readonly callers: readonly Caller[];
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** By status; `null` for an answer without JSON. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  /** Beyond those that follow from who calls, and from there being a body or a query. */
  readonly refusals: readonly RefusalCode[];
}

/** One request on its way through its route. */
export interface Call {
  readonly request: Request;
  /** The request's URL as browsers know it: public origin, path, query. */
  readonly url: URL;
  /** Who calls, as a keyed hash of the address: for failure budgets alone. PIN-6 */
  readonly source: string;
  /** Decoded parts of the path, by the names in the template. */
  readonly params: Readonly<Record<string, string>>;
}

export interface Route {
  /** Also the name of the Azure Function. */
  readonly name: string;
  readonly methods: readonly Method[];
  /** Below the base, without a leading slash; `{name}` stands for one segment. */
  readonly path: string;
  /** For every origin instead of those of the companies. */
  readonly isPublic?: true;
  /** By method where two of them do different things. */
  readonly says: RouteSays | Readonly<Record<'GET' | 'POST', RouteSays>>;
  handle(call: Call, services: Services): Promise<Response | Problem>;
}
