import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Row = Record<string, unknown>;

/** For tests: the Web API of an organisation, in this process, on loopback. */
export interface DataverseDouble {
  readonly origin: string;
  /** Rows by `set(id)`. */
  readonly rows: Map<string, Row>;
  /** Options by `table.column`, with their labels in two languages. */
  readonly options: Map<string, readonly { readonly value: number; readonly labels: readonly string[] }[]>;
  /** What was asked, but for the looks: method, path, condition. */
  readonly written: readonly string[];
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}
const TABS = 'msdyn_sessiontemplate_applicationtab';
const API = '/api/data/v9.2/';

/** Speaks the OData that the import speaks: looks at a row and at a choice, upserts with conditions, deletes, and attaches tabs. */
export async function startDataverse(token: string): Promise<DataverseDouble> {
  const rows = new Map<string, Row>();
  const options: DataverseDouble['options'] = new Map();
  const written: string[] = [];

  function answerTo(request: IncomingMessage, body: Row): Answer {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname.slice(API.length));
    if (request.headers.authorization !== `Bearer ${token}`) return { status: 401 };
    const condition = request.headers['if-none-match'] ? 'new' : request.headers['if-match'] ? 'existing' : 'any';
    if (request.method !== 'GET') written.push(`${request.method} ${path} ${condition}`);
    const metadata = /^EntityDefinitions\(LogicalName='(\w+)'\)\/Attributes\(LogicalName='(\w+)'\)/.exec(path);
    if (metadata) return choiceOf(`${metadata[1]}.${metadata[2]}`);
    const tabs = new RegExp(`^(\\w+\\([\\w-]+\\))/${TABS}/\\$ref$`).exec(path);
    if (tabs) return attach(tabs[1] ?? '', String(body['@odata.id']));
    if (request.method === 'GET' && !path.includes('(')) return { status: 200, body: { value: filtered(path, url) } };
    const found = rows.get(path);
    if (request.method === 'GET') return found ? { status: 200, body: selected(found, url) } : { status: 404 };
    if (request.method === 'DELETE') return { status: rows.delete(path) ? 204 : 404 };
    if ((condition === 'new' && found) || (condition === 'existing' && !found)) return { status: 412 };
    rows.set(path, { ...found, ...stored(body) });
    return { status: 204 };
  }

  function choiceOf(column: string): Answer {
    const Options = (options.get(column) ?? []).map(({ value, labels }) => ({
      Value: value,
      Label: { LocalizedLabels: labels.map((Label) => ({ Label })) },
    }));
    return { status: 200, body: { LogicalName: column, OptionSet: null, GlobalOptionSet: { Options } } };
  }

  function attach(path: string, target: string): Answer {
    const row = rows.get(path);
    const id = /msdyn_applicationtabtemplates\(([\w-]+)\)$/.exec(target)?.[1];
    if (!row || id === undefined || !target.startsWith('http')) return { status: 400 };
    row[TABS] = [...((row[TABS] as Row[] | undefined) ?? []), { msdyn_applicationtabtemplateid: id }];
    return { status: 204 };
  }

  function filtered(set: string, url: URL): readonly Row[] {
    const [, name, value] = /^(\w+) eq '(.*)'$/.exec(url.searchParams.get('$filter') ?? '') ?? [];
    return [...rows]
      .filter(([path, row]) => path.startsWith(`${set}(`) && row[name ?? ''] === value)
      .map(([, row]) => row);
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const { status, body } = answerTo(request, text === '' ? {} : (JSON.parse(text) as Row));
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    rows,
    options,
    written,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

/** A lookup is written by its navigation property and read by another name; as the Web API has it. */
function stored(body: Row): Row {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const lookup = /^(\w+)@odata\.bind$/.exec(name)?.[1];
      if (lookup === undefined) return [name, value];
      const id = /\(([\w-]+)\)$/.exec(String(value))?.[1];
      return [`_${lookup.toLowerCase()}_value`, id];
    }),
  );
}

/** Only what the query selects or expands. */
function selected(row: Row, url: URL): Row {
  const names = url.searchParams.get('$select')?.split(',');
  const expanded = url.searchParams.get('$expand')?.split('(')[0];
  if (!names) return row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name) || name === expanded));
}
