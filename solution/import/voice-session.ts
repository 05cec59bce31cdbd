import type { Dataverse } from './dataverse';
import type { ColumnValue, DataRecord } from './records';
import type { Run } from './upsert-records';

const SET = 'msdyn_sessiontemplates';
const TABS = 'msdyn_sessiontemplate_applicationtab';
/** GUID of the copy, the same in every organisation. */
export const VOICE_SESSION_ID = '2f0c3f43-4b38-5f0e-9d0b-5f2c6f6d7c21';
const COPIED = ['msdyn_title', 'msdyn_description', 'msdyn_sessiontype', 'msdyn_entity', 'msdyn_panelstate'];

export interface VoiceSession {
  readonly record: DataRecord;
  /** Ids of the original's tabs, the anchor tab among them where it has one. */
  readonly tabs: readonly string[];
  readonly anchor: string | null;
}

/**
 * What the copy of a voice session template is to be: Microsoft's cannot be changed, so a workstream is given a copy that has the tab of
 * co-browse as well. Throws when the organisation has no template of that name.
 * @param original unique name of the template that the voice workstream uses
 */
export async function copyVoiceSession(original: string, dataverse: Dataverse): Promise<VoiceSession> {
  const named = `msdyn_uniquename eq '${original.replaceAll("'", "''")}'`;
  const select = [...COPIED, '_msdyn_anchortab_value'].join(',');
  const answer = await dataverse.read(
    `${SET}?$select=${select}&$expand=${TABS}($select=msdyn_applicationtabtemplateid)&$filter=${encodeURIComponent(named)}`,
  );
  const [found] = (answer?.['value'] ?? []) as readonly Readonly<Record<string, unknown>>[];
  if (!found) throw new Error(`There is no session template with the unique name ${original}.`);
  const columns: Record<string, ColumnValue> = {
    msdyn_name: 'Beside voice session',
    msdyn_uniquename: 'beside_voice_session',
  };
  for (const name of COPIED) {
    const value = found[name];
    if (typeof value === 'string' || typeof value === 'number') columns[name] = value;
  }
  const tabs = (found[TABS] ?? []) as readonly { readonly msdyn_applicationtabtemplateid: string }[];
  const anchor = found['_msdyn_anchortab_value'];
  return {
    record: { key: 'voice-session', table: 'msdyn_sessiontemplate', set: SET, id: VOICE_SESSION_ID, columns },
    tabs: tabs.map((tab) => tab.msdyn_applicationtabtemplateid),
    anchor: typeof anchor === 'string' ? anchor : null,
  };
}

/** Gives the copy the original's anchor and tabs, and the tab of co-browse; what it has already is left as it is. */
export async function attachTabs({ tabs, anchor }: VoiceSession, own: string, run: Run): Promise<void> {
  const { dataverse, apply, say } = run;
  const session = `${SET}(${VOICE_SESSION_ID})`;
  const found = await dataverse.read(
    `${session}?$select=_msdyn_anchortab_value&$expand=${TABS}($select=msdyn_applicationtabtemplateid)`,
  );
  const attached = ((found?.[TABS] ?? []) as readonly { readonly msdyn_applicationtabtemplateid: string }[]).map(
    (tab) => tab.msdyn_applicationtabtemplateid,
  );
  const tabPath = (id: string) => `msdyn_applicationtabtemplates(${id})`;
  if (anchor !== null && found?.['_msdyn_anchortab_value'] !== anchor) {
    const body = { 'msdyn_anchortab@odata.bind': `/${tabPath(anchor)}` };
    if (apply) await dataverse.write({ method: 'PATCH', path: session, body, only: 'existing' });
    say(`${apply ? 'set' : 'would be set'}: the anchor tab of the voice session`);
  }
  for (const id of [...tabs, own].filter((one) => !attached.includes(one))) {
    const body = { '@odata.id': dataverse.urlOf(tabPath(id)) };
    if (apply) await dataverse.write({ method: 'POST', path: `${session}/${TABS}/$ref`, body });
    say(`${apply ? 'attached' : 'would be attached'}: tab ${id} to the voice session`);
  }
}
