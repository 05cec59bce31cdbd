import { pageWords } from './page-words';
import type { Xrm } from './xrm';

/** The form of each table that holds the desk, by its id in the package. */
export const DESK_FORMS: Readonly<Record<string, string>> = {
  account: '947aa605-a32c-5c89-b299-50906de140b0',
  contact: '627473ac-1caf-5ccf-9659-6ac949cebb34',
  incident: 'c2476330-5261-5d50-9dc5-63ab7d7e16fa',
  msdyn_ocliveworkitem: 'b385308d-6485-5c7f-874d-031fff7c0324',
  phonecall: '964ea6d6-d199-5dc5-b1ae-ea847bdc7ae3',
};

/** Room for the desk’s tools and a phone’s page in its own size. */
export const PANE_WIDTH_PX = 480;
const ICON = 'WebResources/beside_cobrowse.svg';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface RecordReference {
  readonly table: string;
  /** Any spelling of a GUID. */
  readonly id: string;
}

export type PaneResult =
  | { readonly ok: true }
  /** `no-record`: not saved yet, or no id; `no-form`: a table without a desk; `no-panes`: the page has none, or refused. */
  | { readonly ok: false; readonly reason: 'no-record' | 'no-form' | 'no-panes' };

/**
 * Brings the desk of one record to the front, in a pane of its own: another conversation's pane is left as it is, since a desk that is
 * navigated away from parks its session.
 */
export async function openRecordPane(xrm: Xrm | null, { table, id }: RecordReference): Promise<PaneResult> {
  const entityId = oneSpelling(id);
  if (!GUID.test(entityId)) return { ok: false, reason: 'no-record' };
  const formId = Object.hasOwn(DESK_FORMS, table) ? DESK_FORMS[table] : undefined;
  if (formId === undefined) return { ok: false, reason: 'no-form' };
  const panes = xrm?.App?.sidePanes;
  if (!panes) return { ok: false, reason: 'no-panes' };
  try {
    const paneId = `beside_${entityId}`;
    const open = panes.getPane(paneId);
    if (open) {
      open.select();
      return { ok: true };
    }
    const pane = await panes.createPane({
      title: pageWords(xrm).words.pane,
      paneId,
      imageSrc: ICON,
      width: PANE_WIDTH_PX,
      canClose: true,
      alwaysRender: true,
    });
    await pane.navigate({ pageType: 'entityrecord', entityName: table, entityId, formId });
    return { ok: true };
  } catch {
    return { ok: false, reason: 'no-panes' };
  }
}

/** No braces, lower case: whichever part of the CRM an id came from. */
export function oneSpelling(id: string): string {
  return id
    .trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase();
}
