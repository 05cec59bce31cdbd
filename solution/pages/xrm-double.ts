import type { Pane, PaneOptions, RecordPage, Xrm } from './xrm';

/** For tests: side panes that remember what was done with them. */
export interface XrmDouble {
  readonly xrm: Xrm;
  readonly created: readonly PaneOptions[];
  readonly navigated: readonly (RecordPage & { readonly paneId: string })[];
  /** Ids of panes, in the order in which they came to the front. */
  readonly selected: readonly string[];
  /** What the agent does with the cross of a pane. */
  close(paneId: string): void;
}

/** Whose record is open at the desk, in the CRM's spelling. */
export const PERSON = '{CCCCCCCC-0000-4000-8000-000000000003}';

/**
 * @param languageId Windows id of the language set in the CRM
 * @param hidesRecords panes open, and no record in them
 */
export function xrmDouble({
  languageId = 1033,
  userId = PERSON,
  refuses = false,
  hidesRecords = false,
} = {}): XrmDouble {
  const created: PaneOptions[] = [];
  const navigated: (RecordPage & { readonly paneId: string })[] = [];
  const selected: string[] = [];
  const panes = new Map<string, Pane>();
  const sidePanes = {
    getPane: (paneId: string) => panes.get(paneId) ?? null,
    async createPane(options: PaneOptions): Promise<Pane> {
      if (refuses) throw new Error('not on this page');
      created.push(options);
      const pane: Pane = {
        navigate: async (page) => {
          if (hidesRecords) throw new Error('no privilege');
          navigated.push({ ...page, paneId: options.paneId });
        },
        select: () => void selected.push(options.paneId),
        close: () => void panes.delete(options.paneId),
      };
      panes.set(options.paneId, pane);
      return pane;
    },
  };
  const Utility = { getGlobalContext: () => ({ userSettings: { languageId, userId } }) };
  return {
    xrm: { App: { sidePanes }, Utility },
    created,
    navigated,
    selected,
    close: (paneId) => void panes.delete(paneId),
  };
}
