import { accept, refuse, type Outcome, type Refusal } from '@beside/protocol';
import type { Random } from '../platform';
import { isSameName, MOST_VIEWS, type SavedView } from './saved-view';
import type { ViewStore } from './view-store';

/** So many changes of one person's views meet at once. */
const MAX_TRIES = 8;
const ID_BYTES = 12;

/** Whose views. */
export interface ViewOwner {
  readonly company: string;
  readonly id: string;
}

/** A view as its owner saw it. */
export type SeenView = Pick<SavedView, 'id' | 'revision'>;

export type ViewWish = Pick<SavedView, 'name' | 'filter'> & {
  /** The view that it takes the place of; absent for a new one. */
  readonly replaces?: SeenView | undefined;
};

interface Parts {
  readonly views: ViewStore;
  readonly random: Random;
}

/** The own views of a person, and nobody else's. A view that was changed since it was seen is neither replaced nor removed. AUDIT-24 */
export function createOwnViews({ views: store, random }: Parts) {
  /** Does it on what is kept now, as long as it takes until nobody else has changed that meanwhile. */
  async function change(
    { company, id: person }: ViewOwner,
    to: (views: readonly SavedView[]) => Outcome<readonly SavedView[]>,
  ): Promise<Outcome<readonly SavedView[]>> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const kept = await store.of(company, person);
      const views = kept?.views ?? [];
      const changed = to(views);
      if (!changed.ok || changed.value === views) return changed;
      if (await store.keep(company, person, changed.value, kept?.etag ?? null)) return changed;
    }
    return refuse('store/conflict');
  }

  return {
    async list({ company, id }: ViewOwner): Promise<readonly SavedView[]> {
      return (await store.of(company, id))?.views ?? [];
    },

    keep(owner: ViewOwner, wish: ViewWish) {
      const id = wish.replaces?.id ?? Buffer.from(random(ID_BYTES)).toString('base64url');
      return change(owner, (views) => withView(views, id, wish));
    },

    /** What is gone already is as it was wished. */
    remove: (owner: ViewOwner, { id, revision }: SeenView) =>
      change(owner, (views) => {
        const found = views.find((one) => one.id === id);
        if (!found) return accept(views);
        return found.revision === revision ? accept(views.filter((one) => one !== found)) : refuse('view/changed');
      }),
  };
}

function withView(
  views: readonly SavedView[],
  id: string,
  { name, filter, replaces }: ViewWish,
): Outcome<readonly SavedView[]> {
  const refusal = refusalOf(views, name, replaces);
  if (refusal) return refusal;
  const others = views.filter((one) => one.id !== id);
  return accept([...others, { id, name, revision: (replaces?.revision ?? 0) + 1, filter }].sort(byName));
}

function refusalOf(views: readonly SavedView[], name: string, replaces: SeenView | undefined): Refusal | null {
  const found = views.find((one) => one.id === replaces?.id);
  if (replaces && found?.revision !== replaces.revision) return refuse('view/changed');
  if (views.some((one) => one !== found && isSameName(one.name, name))) return refuse('view/name-taken');
  return !found && views.length >= MOST_VIEWS ? refuse('view/too-many') : null;
}

function byName(one: SavedView, other: SavedView): number {
  return one.name.localeCompare(other.name);
}
