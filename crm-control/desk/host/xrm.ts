import type { Channel } from '@beside/protocol';
import { conversationIdOf } from './conversation-id';
import type { ConversationFacts } from './host';

/** The parts of the client API object that the desk uses; any may be missing. */
export interface Xrm {
  readonly Utility?: {
    getPageContext?(): { input?: { entityName?: string; entityId?: string } };
    getGlobalContext?(): { readonly userSettings?: { readonly languageId?: number } };
  };
  readonly Page?: { data?: { entity?: { getId?(): string; getEntityName?(): string } } };
  readonly WebApi?: { retrieveRecord?(table: string, id: string, options?: string): Promise<Record<string, unknown>> };
  readonly Navigation?: {
    navigateTo?(page: { pageType: 'entityrecord'; entityName: string; entityId: string }): unknown;
  };
}

const WORK_ITEM = 'msdyn_ocliveworkitem';
const PHONE_CALL = 'phonecall';
const VOICE_CHANNEL = '192370000';
const COLUMNS = '?$select=msdyn_channel,statecode,statuscode,_msdyn_customer_value';
const FORMATTED = '@OData.Community.Display.V1.FormattedValue';
/** Status reasons of a conversation after which nobody reads the chat any more. */
const STATUS_CLOSED = 4;
const STATUS_WRAP_UP = 5;

/** The Windows id of the language that the person has set in the CRM; `null` when it does not say. */
export function languageIdOf(xrm: Xrm): number | null {
  const id = attempt(() => xrm.Utility?.getGlobalContext?.().userSettings?.languageId);
  return typeof id === 'number' && id > 0 ? id : null;
}

/** The conversation or phone call whose form the page shows; `null` on any other page. */
export function recordOfPage(xrm: Xrm): { readonly id: string; readonly channel: Channel | null } | null {
  const { table, id } = attempt(() => pageRecord(xrm)) ?? { table: '', id: '' };
  if (id === '' || (table !== WORK_ITEM && table !== PHONE_CALL)) return null;
  return { id, channel: table === PHONE_CALL ? 'voice' : null };
}

function pageRecord(xrm: Xrm): { readonly table: string; readonly id: string } {
  const input = xrm.Utility?.getPageContext?.().input;
  if (input?.entityId) return { table: input.entityName ?? '', id: conversationIdOf(input.entityId) };
  const entity = xrm.Page?.data?.entity;
  return { table: entity?.getEntityName?.() ?? '', id: conversationIdOf(entity?.getId?.()) };
}

/** What the conversation's record says; `null` when there is no such record, or none that may be read. */
export async function readConversation(xrm: Xrm, id: string): Promise<ConversationFacts | null> {
  try {
    const record = await xrm.WebApi?.retrieveRecord?.(WORK_ITEM, id, COLUMNS);
    if (!record) return null;
    const status = record['statuscode'];
    const name = record[`_msdyn_customer_value${FORMATTED}`];
    const customer = record['_msdyn_customer_value'];
    return {
      channel: channelOf(record['msdyn_channel']),
      open: record['statecode'] !== 1 && status !== STATUS_CLOSED && status !== STATUS_WRAP_UP,
      customerName: typeof name === 'string' && name !== '' ? name : null,
      customerId: typeof customer === 'string' && customer !== '' ? conversationIdOf(customer) : null,
    };
  } catch {
    return null;
  }
}

/** `msdyn_channel` holds several channels, comma-separated. Whatever can be written to is a chat. */
function channelOf(value: unknown): Channel {
  const channels = String(value ?? '')
    .split(',')
    .map((channel) => channel.trim());
  return channels.every((channel) => channel === VOICE_CHANNEL) ? 'voice' : 'chat';
}

export function openConversation(xrm: Xrm, id: string): boolean {
  if (!xrm.Navigation?.navigateTo) return false;
  attempt(() => void xrm.Navigation?.navigateTo?.({ pageType: 'entityrecord', entityName: WORK_ITEM, entityId: id }));
  return true;
}

function attempt<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null; // the host is there, but not on a page that has this
  }
}
