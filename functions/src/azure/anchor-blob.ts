import type { TokenCredential } from '@azure/identity';
import type { CheckpointAnchor } from '../audit/ledger/checkpoint-anchor';

const SCOPE = 'https://storage.azure.com/.default';
/** Of the service's REST interface: names what follows. */
const VERSION = '2024-11-04';
/** Digits of a place in a blob's name, so that names sort as places do. */
const DIGITS = 12;
const TIMEOUT_MS = 5_000;
/** What the service says of a place that is taken: the blob is there, and its container's policy keeps it as it is. */
const TAKEN = ['BlobAlreadyExists', 'BlobImmutableDueToPolicy'];

export interface BlobSettings {
  /** The container's URL, `https://<account>.blob.core.windows.net/<container>`. */
  readonly container: string;
  readonly credential: TokenCredential;
  readonly fetch: typeof fetch;
}

/** The service refused or was away; says its status and nothing of what was asked. */
class BlobFailure extends Error {
  constructor(status: number) {
    super('the store of checkpoints is not available');
    this.name = `BlobFailure ${status}`;
  }
}

/**
 * A container of Azure Blob Storage whose policy lets nobody change or delete what is in it for its time: each checkpoint is a blob that
 * is written once. Signs in as an Entra identity. AUDIT-11
 */
export function anchorBlob({ container, credential, fetch }: BlobSettings): CheckpointAnchor {
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const token = await credential.getToken(SCOPE);
    const headers = { ...init.headers, authorization: `Bearer ${token?.token ?? ''}`, 'x-ms-version': VERSION };
    return fetch(`${container}${path}`, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  }

  const pathOf = (company: string, seq: number) => `/${company}/${String(seq).padStart(DIGITS, '0')}.jws`;
  const codeOf = ({ headers }: Response) => headers.get('x-ms-error-code') ?? '';

  /** One page of a company's names: the list is XML, of names that this file has made. */
  async function page(company: string, marker: string): Promise<{ places: readonly number[]; next: string }> {
    const query = new URLSearchParams({ restype: 'container', comp: 'list', prefix: `${company}/`, marker });
    const answer = await ask(`?${query.toString()}`);
    if (!answer.ok) throw new BlobFailure(answer.status);
    const list = await answer.text();
    const names = [...list.matchAll(/<Name>[^<]*\/(\d{12})\.jws<\/Name>/g)];
    return {
      places: names.map(([, digits]) => Number(digits)),
      next: /<NextMarker>([^<]+)<\/NextMarker>/.exec(list)?.[1] ?? '',
    };
  }

  return {
    async put(company, seq, checkpoint) {
      const headers = { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/jose', 'if-none-match': '*' };
      const answer = await ask(pathOf(company, seq), { method: 'PUT', body: checkpoint, headers });
      if (answer.ok) return true;
      if (answer.status === 409 && TAKEN.includes(codeOf(answer))) return false;
      throw new BlobFailure(answer.status);
    },
    async places(company) {
      const places: number[] = [];
      for (let marker = ''; ;) {
        const { places: some, next } = await page(company, marker);
        places.push(...some);
        if (next === '') return places.sort((a, b) => a - b);
        marker = next;
      }
    },
    async get(company, seq) {
      const answer = await ask(pathOf(company, seq));
      if (answer.ok) return answer.text();
      if (answer.status === 404 && codeOf(answer) === 'BlobNotFound') return null;
      throw new BlobFailure(answer.status);
    },
  };
}
