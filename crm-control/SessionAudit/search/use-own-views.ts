import * as React from 'react';
import type { DeskCode } from '../../desk/desk-code';
import type { Answer } from '../../desk/api/api-refusal';
import type { SavedView, ViewsApi } from '../../desk/api/views-api';
import { useLoad } from '../use-load';

/** The views that the person keeps, as far as they are known here. */
export interface OwnViews {
  readonly views: readonly SavedView[];
  /** Why they are not known. */
  readonly failed: DeskCode | null;
  readonly retry: () => void;
  readonly keep: ViewsApi['keep'];
  readonly remove: ViewsApi['remove'];
}

/** `null` until they are known or not, and where the server keeps none. */
export function useOwnViews(api: ViewsApi): OwnViews | null {
  const ask = React.useCallback(() => api.list(), [api]);
  const [load, retry] = useLoad(ask);
  const [views, setViews] = React.useState<readonly SavedView[] | null>(null);
  React.useEffect(() => {
    if (load.at === 'shown') setViews(load.value);
  }, [load]);
  /** Another window’s change is read at once: what is done next is done on it. */
  const settled = (answer: Answer<readonly SavedView[]>) => {
    if (answer.ok) setViews(answer.value);
    else if (answer.code === 'view/changed') retry();
    return answer;
  };
  const failed = load.at === 'failed' ? load.code : load.at === 'signed-out' ? 'auth/missing' : null;
  if (failed === 'request/unknown-route' || (views === null && failed === null)) return null;
  return {
    ...{ views: views ?? [], failed, retry },
    keep: async (view) => settled(await api.keep(view)),
    remove: async (view) => settled(await api.remove(view)),
  };
}
