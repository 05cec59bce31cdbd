import { MAX_HELD_ASSET_BYTES, MAX_HELD_ASSETS, MAX_WANTED_ASSETS, type PageMessage } from '@beside/protocol';
import { readAsset, type Asset } from './read-asset';

type AssetMessage = Extract<PageMessage, { kind: 'asset' }>;

interface Held {
  readonly asset: Asset;
  /** While something is drawn with it. */
  url: string | null;
}

/** Something drawn with assets: an element, a sheet. */
interface Use {
  readonly assets: ReadonlySet<string>;
  readonly redraw: () => void;
}

/**
 * The pictures and fonts of a mirror, by name. What is drawn says what it uses; what is not held is asked for; what nobody uses any
 * more is kept while there is room, so that a new epoch fetches nothing again. WIRE-15
 */
export class AssetShelf {
  private readonly held = new Map<string, Held>();
  private readonly uses = new Map<object, Use>();
  private readonly users = new Map<string, Set<object>>();
  private readonly asked = new Set<string>();
  private readonly missing = new Set<string>();

  constructor(private readonly want: (assets: readonly string[]) => Promise<'delivered' | 'expired'>) {}

  /** What `user` is drawn with from now on; `redraw` runs when one of them has come. An empty list ends it. */
  use(user: object, assets: ReadonlySet<string>, redraw: () => void): void {
    const before = this.uses.get(user)?.assets ?? new Set();
    if (assets.size > 0) this.uses.set(user, { assets, redraw });
    else this.uses.delete(user);
    for (const id of assets) {
      let users = this.users.get(id);
      if (!users) this.users.set(id, (users = new Set()));
      users.add(user);
      if (!this.held.has(id)) this.missing.add(id);
    }
    for (const id of before) if (!assets.has(id)) this.unuse(id, user);
  }

  /** The asset, when it is held. */
  get(id: string): Asset | null {
    return this.held.get(id)?.asset ?? null;
  }

  /** A `blob:` URL that lives as long as somebody uses the asset; `null` when it is not held. */
  url(id: string): string | null {
    const held = this.held.get(id);
    return held ? (held.url ??= URL.createObjectURL(held.asset.blob)) : null;
  }

  /** A new epoch: what was asked for in the old one may never come. */
  askAnew(): void {
    this.asked.clear();
  }

  /** Asks for what is used and not held. */
  ask(): void {
    if (this.missing.size === 0) return;
    const wanted = [...this.missing].slice(0, MAX_HELD_ASSETS).filter((id) => !this.asked.has(id));
    for (let at = 0; at < wanted.length; at += MAX_WANTED_ASSETS) {
      const some = wanted.slice(at, at + MAX_WANTED_ASSETS);
      for (const id of some) this.asked.add(id);
      void this.want(some).then((delivery) => {
        if (delivery === 'expired') for (const id of some) this.asked.delete(id);
      });
    }
  }

  /** Takes an asset in, when somebody uses it and it is what it says. WIRE-17 */
  async take(message: AssetMessage): Promise<void> {
    if (!this.users.has(message.id) || this.held.has(message.id)) return;
    const asset = await readAsset(message);
    if (!asset || !this.users.has(asset.id) || this.held.has(asset.id)) return;
    this.held.set(asset.id, { asset, url: null });
    this.missing.delete(asset.id);
    this.makeRoom();
    for (const user of this.users.get(asset.id) ?? []) this.uses.get(user)?.redraw();
  }

  clear(): void {
    for (const { url } of this.held.values()) if (url) URL.revokeObjectURL(url);
    this.held.clear();
    this.uses.clear();
    this.users.clear();
    this.missing.clear();
  }

  private unuse(id: string, user: object): void {
    const users = this.users.get(id);
    users?.delete(user);
    if (!users || users.size > 0) return;
    this.users.delete(id);
    this.missing.delete(id);
    const held = this.held.get(id);
    if (!held) return;
    if (held.url) URL.revokeObjectURL(held.url);
    held.url = null;
    this.held.delete(id);
    this.held.set(id, held); // last in line to be dropped
  }

  /** A sender that lies about its bounds gets no more room than one that keeps them. */
  private makeRoom(): void {
    let bytes = 0;
    for (const { asset } of this.held.values()) bytes += asset.blob.size;
    for (const unusedFirst of [true, false]) {
      for (const [id, { asset, url }] of this.held) {
        if (bytes <= MAX_HELD_ASSET_BYTES && this.held.size <= MAX_HELD_ASSETS) return;
        if (unusedFirst && this.users.has(id)) continue;
        if (url) URL.revokeObjectURL(url);
        this.held.delete(id);
        bytes -= asset.blob.size;
      }
    }
  }
}
