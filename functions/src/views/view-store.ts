import type { SavedView } from './saved-view';

/** All views of one person in one company, which are kept together: what must be unique or bounded among them is so in one step. */
export interface KeptViews {
  readonly views: readonly SavedView[];
  readonly etag: string;
}

export interface ViewStore {
  /** `null` where there are none. @param person account id of a member of staff */
  of(company: string, person: string): Promise<KeptViews | null>;
  /** `false`, and nothing changed, when what is kept has another ETag, or there is something and the ETag is `null`. */
  keep(company: string, person: string, views: readonly SavedView[], etag: string | null): Promise<boolean>;
  /** All of this person. */
  forget(company: string, person: string): Promise<void>;
}
