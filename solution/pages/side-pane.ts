import type { PaneResult } from './open-pane';
import { openRecordPane } from './record-pane';
import { openSessionsPane } from './sessions-pane';
import { findXrm, type FormContext } from './xrm';

/** What a form's event hands over, or, from a command, the form itself. */
export type FormCaller = FormContext | { getFormContext(): FormContext };

/**
 * `Beside.openPane` in the web resource beside_sidepane.js: an administrator sets it on the OnLoad event of a form of their own, or on a
 * command. Opens the desk of the form's record beside it.
 */
export function openPane(caller: FormCaller): Promise<PaneResult> {
  const { entity } = ('getFormContext' in caller ? caller.getFormContext() : caller).data;
  return openRecordPane(findXrm(window), { table: entity.getEntityName(), id: entity.getId() });
}

/** `Beside.openSessions`, called by each form that holds the desk, and by any other that an administrator chooses. */
export function openSessions(): Promise<PaneResult> {
  return openSessionsPane(findXrm(window));
}
