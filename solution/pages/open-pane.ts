import type { PaneOptions, RecordPage, Xrm } from './xrm';

/** Room for the desk’s tools and a phone’s page in its own size. */
export const PANE_WIDTH_PX = 480;
const ICON = 'WebResources/beside_cobrowse.svg';

export type PaneResult =
  | { readonly ok: true }
  /** `no-record`: not saved yet, or no id; `no-form`: a table without a desk; `no-panes`: the page has none, or refused. */
  | { readonly ok: false; readonly reason: 'no-record' | 'no-form' | 'no-panes' };

/** Opens a pane that stays in the document while it is hidden, and brings it to the front unless told otherwise. One that is open is not loaded anew. */
export async function openPane(
  xrm: Xrm | null,
  { paneId, title, isSelected }: Pick<PaneOptions, 'paneId' | 'title' | 'isSelected'>,
  page: RecordPage,
): Promise<PaneResult> {
  const panes = xrm?.App?.sidePanes;
  if (!panes) return { ok: false, reason: 'no-panes' };
  try {
    const open = panes.getPane(paneId);
    if (open) {
      if (isSelected) open.select();
      return { ok: true };
    }
    const pane = await panes.createPane({
      title,
      paneId,
      imageSrc: ICON,
      width: PANE_WIDTH_PX,
      canClose: true,
      isSelected,
      alwaysRender: true,
    });
    try {
      await pane.navigate(page);
    } catch (refused) {
      pane.close(); // an empty pane would pass for the desk when it is asked for again
      throw refused;
    }
    return { ok: true };
  } catch {
    return { ok: false, reason: 'no-panes' };
  }
}
