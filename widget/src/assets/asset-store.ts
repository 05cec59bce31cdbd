import { MAX_ASSET_BYTES, MAX_HELD_ASSET_BYTES, MAX_HELD_ASSETS, nameAsset, type AssetType } from '@beside/protocol';

export interface StoredAsset {
  readonly id: string;
  readonly type: AssetType;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What has been gathered, by name, within the bounds that a viewer accepts. WIRE-14 WIRE-16 */
export class AssetStore {
  private readonly assets = new Map<string, StoredAsset>();
  private bytes = 0;

  /** @param inUse the assets that something in the page stands for now; others go when room is needed */
  constructor(private readonly inUse: () => ReadonlySet<string>) {}

  /** The asset's id, or `null` when there is no room for it. */
  async add(type: AssetType, bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
    if (bytes.length > MAX_ASSET_BYTES) return null;
    const id = await nameAsset(bytes);
    if (this.assets.has(id)) return id;
    if (!this.hasRoom(bytes.length)) this.dropUnused();
    if (!this.hasRoom(bytes.length)) return null;
    this.assets.set(id, { id, type, bytes });
    this.bytes += bytes.length;
    return id;
  }

  get(id: string): StoredAsset | undefined {
    return this.assets.get(id);
  }

  private hasRoom(more: number): boolean {
    return this.bytes + more <= MAX_HELD_ASSET_BYTES && this.assets.size < MAX_HELD_ASSETS;
  }

  private dropUnused(): void {
    const used = this.inUse();
    for (const [id, { bytes }] of this.assets) {
      if (used.has(id)) continue;
      this.assets.delete(id);
      this.bytes -= bytes.length;
    }
  }
}
