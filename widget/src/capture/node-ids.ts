import { ROOT_ID } from '@beside/protocol';
import type { PageObject } from '../privacy/page-object';

/** The ids of one epoch, both ways. An id is never given twice. WIRE-5 */
export class NodeIds {
  private readonly ids = new WeakMap<PageObject, number>();
  private readonly objects = new Map<number, PageObject>();
  private next = ROOT_ID + 1;

  constructor(root: Document) {
    this.ids.set(root, ROOT_ID);
    this.objects.set(ROOT_ID, root);
  }

  of(object: PageObject): number | undefined {
    const id = this.ids.get(object);
    return id !== undefined && this.objects.get(id) === object ? id : undefined;
  }

  objectOf(id: number): PageObject | undefined {
    return this.objects.get(id);
  }

  /** Everything that has an id now. */
  all(): Iterable<PageObject> {
    return this.objects.values();
  }

  give(object: PageObject): number {
    const id = this.next++;
    this.ids.set(object, id);
    this.objects.set(id, object);
    return id;
  }

  forget(id: number): void {
    this.objects.delete(id);
  }
}
