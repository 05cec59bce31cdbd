import { createHash } from 'node:crypto';
import type { SavedView } from '../../views/saved-view';
import type { ViewStore } from '../../views/view-store';
import type { Documents } from './documents';

export interface ViewsBody {
  readonly views: readonly SavedView[];
}

/** One person's views are a document among their company's. */
export function viewDocuments(documents: Documents<ViewsBody>): ViewStore {
  return {
    async of(company, person) {
      const found = await documents.get(place(company, person));
      return found && { views: found.body.views, etag: found.etag };
    },
    keep: (company, person, views, etag) =>
      etag === null
        ? documents.create(place(company, person), { views })
        : documents.replace(place(company, person), { views }, etag),
    forget: async (company, person) => void (await documents.remove(place(company, person))),
  };
}

/** A document's name may not hold everything that an account id could. */
function place(company: string, person: string) {
  return { pk: `views|${company}`, id: createHash('sha256').update(person).digest('base64url') };
}
