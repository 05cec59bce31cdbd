import type { Services } from '../services';
import type { Problem } from './problem';

export type Method = 'GET' | 'POST' | 'OPTIONS';

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
  handle(call: Call, services: Services): Promise<Response | Problem>;
}
