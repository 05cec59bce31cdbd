import { conversationIdOf } from './conversation-id';
import type { TimelineNote } from './host';
import type { ConversationFacts, RecordRef } from './conversation-facts';
import { columnsOf, factsOf, recordRef } from './records';

/** The parts of the client API object that the desk uses; any may be missing. */
export interface Xrm {
  readonly Utility?: {
    getPageContext?(): { input?: { entityName?: string; entityId?: string } };
    getGlobalContext?(): {
      readonly userSettings?: { readonly languageId?: number; readonly userId?: string };
      getClientUrl?(): string;
    };
  };
  readonly Page?: { data?: { entity?: { getId?(): string; getEntityName?(): string } } };
  readonly WebApi?: {
    retrieveRecord?(table: string, id: string, options?: string): Promise<Record<string, unknown>>;
    createRecord?(table: string, row: Readonly<Record<string, string>>): Promise<unknown>;
  };
  readonly Navigation?: {
    navigateTo?(page: { pageType: 'entityrecord'; entityName: string; entityId: string }): unknown;
  };
  readonly App?: {
    addGlobalNotification?(notification: {
      readonly type: 2; // a bar on top of the app, the one kind there is
      readonly level: 1 | 2 | 3 | 4; // success, error, warning, information
      readonly message: string;
      readonly showCloseButton: boolean;
      readonly action: { readonly actionLabel: string; readonly eventHandler: () => void };
    }): Promise<string>;
    clearGlobalNotification?(id: string): Promise<unknown>;
  };
}

/** The Windows id of the language that the person has set in the CRM; `null` when it does not say. */
export function languageIdOf(xrm: Xrm): number | null {
  const id = attempt(() => xrm.Utility?.getGlobalContext?.().userSettings?.languageId);
  return typeof id === 'number' && id > 0 ? id : null;
}

/** The organisation's own address, without a slash at its end; `null` when the CRM does not say. */
export function clientUrlOf(xrm: Xrm): string | null {
  const url = attempt(() => xrm.Utility?.getGlobalContext?.().getClientUrl?.());
  return url ? url.replace(/\/+$/, '') : null;
}

/** The id of the person's own record, as records name it. */
function ownIdOf(xrm: Xrm): string | null {
  const id = attempt(() => xrm.Utility?.getGlobalContext?.().userSettings?.userId);
  return id ? conversationIdOf(id) : null;
}

/** The name that the person signs in with; `null` where the CRM does not say, or where they sign in without one. */
export async function signInNameOf(xrm: Xrm): Promise<string | null> {
  const me = ownIdOf(xrm);
  if (!me) return null;
  try {
    const row = await xrm.WebApi?.retrieveRecord?.('systemuser', me, '?$select=domainname');
    const name = row?.['domainname'];
    return typeof name === 'string' && name.includes('@') ? name : null;
  } catch {
    return null; // the person may not read it
  }
}

/** The record whose form the page shows, where a desk may stand on it; `null` on any other page. */
export function recordOfPage(xrm: Xrm): RecordRef | null {
  return attempt(() => {
    const input = xrm.Utility?.getPageContext?.().input;
    if (input?.entityId) return recordRef(input.entityName, input.entityId);
    const entity = xrm.Page?.data?.entity;
    return recordRef(entity?.getEntityName?.(), entity?.getId?.());
  });
}

/** What the record says of the conversation; `null` when there is none, or none that may be read. */
export async function readConversation(xrm: Xrm, ref: RecordRef): Promise<ConversationFacts | null> {
  try {
    const row = await xrm.WebApi?.retrieveRecord?.(ref.table, ref.id, columnsOf(ref));
    return row ? factsOf(ref, row, ownIdOf(xrm)) : null;
  } catch {
    return null;
  }
}

export function openRecord(xrm: Xrm, { table, id }: RecordRef): boolean {
  if (!xrm.Navigation?.navigateTo) return false;
  attempt(() => void xrm.Navigation?.navigateTo?.({ pageType: 'entityrecord', entityName: table, entityId: id }));
  return true;
}

/** A note (`annotation`) on the record; what the person may not do the CRM refuses. */
export async function addNote(
  xrm: Xrm,
  { table, id }: RecordRef,
  { title, text }: TimelineNote,
): Promise<'added' | 'absent' | 'refused'> {
  if (!xrm.WebApi?.createRecord) return 'absent';
  try {
    const about = { [`objectid_${table}@odata.bind`]: `/${table}s(${id})` };
    await xrm.WebApi.createRecord('annotation', { subject: title, notetext: text, ...about });
    return 'added';
  } catch {
    return 'refused';
  }
}

const INFORMATION = 4;

/** A bar on top of whatever the person looks at. Returns its end; does nothing where the CRM has no such bar. */
export function notify(xrm: Xrm, message: string, action: { readonly label: string; readonly press: () => void }) {
  const shown = attempt(() =>
    xrm.App?.addGlobalNotification?.({
      ...{ type: 2, level: INFORMATION, message, showCloseButton: true },
      action: { actionLabel: action.label, eventHandler: action.press },
    }),
  );
  return () => void shown?.then((id) => xrm.App?.clearGlobalNotification?.(id)).catch(() => undefined);
}

function attempt<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null; // the host is there, but not on a page that has this
  }
}
