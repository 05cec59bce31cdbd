/** What is authenticated beside the payload: a frame cannot be moved to another epoch, sender, direction or place. */
export interface SealedPlace {
  readonly epoch: string;
  readonly sender: string;
  readonly direction: 'page' | 'act';
  readonly seq: number;
}

/** Where the payload of every frame passes on its way out and in. */
export interface Seal {
  seal(place: SealedPlace, payload: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** `null` when the frame is not genuine: it is dropped and counted. */
  open(place: SealedPlace, payload: Uint8Array): Promise<Uint8Array | null>;
}

/** The transport's TLS alone. */
export const transportSeal: Seal = {
  seal: async (_place, payload) => payload,
  open: async (_place, payload) => payload,
};
