import { generateKeyPair, participantKey, type ParticipantKey } from '@beside/protocol';

/** What makes this browser the customer of a session: a credential, and the key it is bound to. */
export interface Pass {
  readonly session: string;
  readonly participant: string;
  readonly credential: string;
  readonly key: ParticipantKey;
}

/** What the sealed channel leaves for the next page: keys that cannot be read out, with whom they are shared. SEAL-11 */
export interface Kept {
  readonly resumable: readonly {
    readonly viewer: string;
    readonly role: KeptRole;
    readonly keys: readonly CryptoKey[];
  }[];
  /** How many viewers that it did not know this session has answered. SEAL-6 */
  readonly strangers: number;
  /** The number of the last letter that has led to these keys: those before it are settled. */
  readonly letters: number;
  /** By which the keys came from a page of another origin, if they did. SEAL-13 */
  readonly hop?: Uint8Array<ArrayBuffer> | undefined;
}
type KeptRole = 'agent' | 'guest' | 'supervisor';

const NOTHING_KEPT: Kept = { resumable: [], strangers: 0, letters: 0 };

/** What makes this browser the one that waits for an agent; the digits of its PIN are kept here alone. SESS-15 */
export interface Offer {
  readonly id: string;
  readonly credential: string;
  readonly key: ParticipantKey;
  /** `null`: a request. */
  readonly pin: string | null;
}

/** Keeps the pass across reloads and links; the private key cannot be read out of it by anyone. SESS-5 */
export interface PassStore {
  newKey(): Promise<ParticipantKey>;
  load(): Promise<Pass | null>;
  save(pass: Pass): Promise<void>;
  /** Until the session ends, and no longer. */
  keep(kept: Kept): Promise<void>;
  kept(): Promise<Kept>;
  clear(): Promise<void>;
  loadOffer(): Promise<Offer | null>;
  /** `null` when there is none any more. */
  saveOffer(offer: Offer | null): Promise<void>;
}

const DATABASE = 'beside';
const STORE = 'pass';

interface StoredPass {
  readonly session: string;
  readonly participant: string;
  readonly credential: string;
  readonly pair: CryptoKeyPair;
}

/** In this origin's IndexedDB, one pass per company. Without one (private mode in some browsers) the pass lives in the page alone. */
export function createPassStore(company: string): PassStore {
  const offerKey = `${company}/offer`;
  const keptBy = `${company}/kept`;
  let pair: CryptoKeyPair | null = null;
  return {
    newKey: async () => {
      pair = await generateKeyPair();
      return participantKey(pair);
    },
    load: async () => {
      const stored = await request<StoredPass | undefined>('readonly', (store) => store.get(company));
      if (!stored) return null;
      pair = stored.pair;
      const { session, participant, credential } = stored;
      return { session, participant, credential, key: await participantKey(stored.pair) };
    },
    save: async ({ session, participant, credential }) => {
      if (!pair) return;
      const stored: StoredPass = { session, participant, credential, pair };
      await request('readwrite', (store) => {
        store.delete(keptBy); // of a session that this browser has not seen end
        return store.put(stored, company);
      });
    },
    keep: async (kept) => void (await request('readwrite', (store) => store.put(kept, keptBy))),
    kept: async () => ({ ...NOTHING_KEPT, ...(await request<Kept>('readonly', (store) => store.get(keptBy))) }),
    clear: async () => {
      pair = null;
      await request('readwrite', (store) => {
        store.delete(keptBy);
        return store.delete(company);
      });
    },
    loadOffer: async () => {
      const stored = await request<Omit<Offer, 'key'> & { pair: CryptoKeyPair }>('readonly', (s) => s.get(offerKey));
      if (!stored) return null;
      pair = stored.pair;
      return { ...stored, key: await participantKey(pair) };
    },
    saveOffer: async (offer) => {
      const kept = offer && { id: offer.id, credential: offer.credential, pin: offer.pin, pair };
      await request('readwrite', (store) => (kept ? store.put(kept, offerKey) : store.delete(offerKey)));
    },
  };
}

/** One step in what is kept; nothing where the browser keeps nothing for this page. */
export async function request<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<T | undefined> {
  const database = await open();
  if (!database) return undefined;
  return new Promise((settle) => {
    const transaction = database.transaction(STORE, mode);
    const answer = ask(transaction.objectStore(STORE));
    const finish = (value: T | undefined) => {
      database.close();
      settle(value);
    };
    transaction.oncomplete = () => finish(answer.result as T);
    transaction.onabort = () => finish(undefined);
  });
}

function open(): Promise<IDBDatabase | null> {
  return new Promise((settle) => {
    try {
      const opening = indexedDB.open(DATABASE, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
      opening.onsuccess = () => settle(opening.result);
      opening.onerror = () => settle(null);
      opening.onblocked = () => settle(null);
    } catch {
      settle(null); // storage is forbidden here
    }
  });
}
