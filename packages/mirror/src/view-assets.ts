import type { Asset } from './read-asset';
import type { AssetShelf } from './asset-shelf';

/** What one view uses of the shelf; given back all at once when the view goes. */
export class ViewAssets {
  private readonly own = new Set<object>();

  constructor(private readonly shelf: AssetShelf) {}

  use(user: object, assets: ReadonlySet<string>, redraw: () => void): void {
    if (assets.size === 0 && !this.own.has(user)) return;
    if (assets.size > 0) this.own.add(user);
    else this.own.delete(user);
    this.shelf.use(user, assets, redraw);
  }

  get(id: string): Asset | null {
    return this.shelf.get(id);
  }

  url(id: string): string | null {
    return this.shelf.url(id);
  }

  close(): void {
    for (const user of this.own) this.shelf.use(user, new Set(), () => {});
    this.own.clear();
  }
}
