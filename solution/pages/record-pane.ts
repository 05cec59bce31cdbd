import { openPane, type PaneResult } from './open-pane';
import { pageWords } from './page-words';
import { isId, oneSpelling } from './record-id';
import type { Xrm } from './xrm';

/** The form of each table that holds the desk, by its id in the package. */
export const DESK_FORMS: Readonly<Record<string, string>> = {
  account: '947aa605-a32c-5c89-b299-50906de140b0',
  contact: '627473ac-1caf-5ccf-9659-6ac949cebb34',
  incident: 'c2476330-5261-5d50-9dc5-63ab7d7e16fa',
  msdyn_ocliveworkitem: 'b385308d-6485-5c7f-874d-031fff7c0324',
  phonecall: '964ea6d6-d199-5dc5-b1ae-ea847bdc7ae3',
};

export interface RecordReference {
  readonly table: string;
  /** Any spelling of a GUID. */
  readonly id: string;
}

/**
 * Brings the desk of one record to the front, in a pane of its own: another conversation's pane is left as it is, since a desk that is
 * navigated away from parks its session.
 */
export async function openRecordPane(xrm: Xrm | null, { table, id }: RecordReference): Promise<PaneResult> {
  const entityId = oneSpelling(id);
  if (!isId(entityId)) return { ok: false, reason: 'no-record' };
  const formId = Object.hasOwn(DESK_FORMS, table) ? DESK_FORMS[table] : undefined;
  if (formId === undefined) return { ok: false, reason: 'no-form' };
  return openPane(
    xrm,
    { paneId: `beside_${entityId}`, title: pageWords(xrm).words.pane, isSelected: true },
    { pageType: 'entityrecord', entityName: table, entityId, formId },
  );
}
