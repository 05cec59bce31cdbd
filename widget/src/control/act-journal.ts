import { heldBy, type Held } from './held';

/** What fields held before acts of each viewer changed them. CTRL-9 */
export interface ActJournal {
  /** Before an act of a viewer on a field. */
  note(viewer: string, element: Element): void;
  /** The customer has changed a field: it is theirs now. */
  changedByCustomer(field: Element): void;
  /** Gives back what a viewer's acts have changed, the last first; how many fields it were. */
  undo(viewer: string): number;
  /** Whose acts could be undone. */
  viewers(): readonly string[];
  /** Elements that undoing would touch. */
  fields(viewer: string): readonly Element[];
}

export function createActJournal(): ActJournal {
  const books = new Map<string, Map<Element, Held>>();
  return {
    note: (viewer, element) => {
      const held = heldBy(element);
      const book = books.get(viewer) ?? new Map<Element, Held>();
      books.set(viewer, book);
      if (held && !book.has(held.field)) book.set(held.field, held);
    },
    changedByCustomer: (changed) => {
      for (const book of books.values())
        for (const field of book.keys())
          if (field === changed || field.contains(changed) || sharesGroup(field, changed)) book.delete(field);
    },
    undo: (viewer) => {
      const held = [...(books.get(viewer)?.values() ?? [])].reverse().filter(({ field }) => field.isConnected);
      books.delete(viewer);
      const changed = held.filter((before) => !before.isStill());
      for (const before of changed) if (!before.isStill()) before.restore();
      return changed.length;
    },
    viewers: () => [...books].filter(([, book]) => book.size > 0).map(([viewer]) => viewer),
    fields: (viewer) => [...(books.get(viewer)?.keys() ?? [])],
  };
}

/** Choosing one radio button changes what the others of its group hold. */
function sharesGroup(field: Element, changed: Element): boolean {
  const [a, b] = [field as HTMLInputElement, changed as HTMLInputElement];
  return a.type === 'radio' && b.type === 'radio' && a.name !== '' && a.name === b.name && a.form === b.form;
}
