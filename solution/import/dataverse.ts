/** The Web API of one organisation, as far as the import uses it. */
export interface Dataverse {
  /** The answer's JSON; `null` when there is no such thing. Throws on any other refusal. */
  read(path: string): Promise<Readonly<Record<string, unknown>> | null>;
  /** Throws, with the status and what the organisation says, when it refuses. */
  write(request: WriteRequest): Promise<void>;
  /** The address of a path below the Web API. */
  urlOf(path: string): string;
}

export interface WriteRequest {
  readonly method: 'PATCH' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** `new`: only when there is none yet; `existing`: only what is there. */
  readonly only?: 'new' | 'existing';
}

const CONDITIONS = { new: { 'if-none-match': '*' }, existing: { 'if-match': '*' } } as const;

/**
 * @param organisation its origin, `https://contoso.crm4.dynamics.com`
 * @param token asked for at each request
 */
export function openDataverse(organisation: string, token: () => string, ask: typeof fetch = fetch): Dataverse {
  const urlOf = (path: string) => `${organisation}/api/data/v9.2/${path}`;
  const headers = () => ({
    authorization: `Bearer ${token()}`,
    accept: 'application/json',
    'odata-version': '4.0',
    'odata-maxversion': '4.0',
  });
  const refused = async (line: string, answer: Response) =>
    new Error(`${line} was answered ${answer.status}: ${await answer.text()}`);
  return {
    urlOf,
    async read(path) {
      const answer = await ask(urlOf(path), { headers: headers() });
      if (answer.status === 404) return null;
      if (!answer.ok) throw await refused(`GET ${path}`, answer);
      return (await answer.json()) as Readonly<Record<string, unknown>>;
    },
    async write({ method, path, body, only }) {
      const answer = await ask(urlOf(path), {
        method,
        headers: { ...headers(), 'content-type': 'application/json', ...(only && CONDITIONS[only]) },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw await refused(`${method} ${path}`, answer);
    },
  };
}
