import { openPane, type PaneResult } from './open-pane';
import { pageWords } from './page-words';
import { isId, oneSpelling } from './record-id';
import type { Xrm } from './xrm';

/** The form of a person that holds the pane of all their sessions, by its id in the package. */
export const SESSIONS_FORM = 'b44ec471-5c14-5725-a7f2-79759d68d099';
const PEOPLE = 'systemuser';

/** The pane of all sessions of the person at the desk, behind whatever is in front: it tells of PINs by itself. */
export async function openSessionsPane(xrm: Xrm | null): Promise<PaneResult> {
  const entityId = oneSpelling(personOf(xrm));
  if (!isId(entityId)) return { ok: false, reason: 'no-record' };
  return openPane(
    xrm,
    { paneId: 'beside_sessions', title: pageWords(xrm).words.sessions, isSelected: false },
    { pageType: 'entityrecord', entityName: PEOPLE, entityId, formId: SESSIONS_FORM },
  );
}

function personOf(xrm: Xrm | null): string {
  try {
    return xrm?.Utility?.getGlobalContext?.().userSettings?.userId ?? '';
  } catch {
    return ''; // a page of the CRM that does not say
  }
}
