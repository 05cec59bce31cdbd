import applicationTabs from './data/application-tabs.json';
import channelCapability from './data/channel-capability.json';
import conversationAction from './data/conversation-action.json';
import provider from './data/provider.json';

/**
 * What a column is given: a plain value, an option by what it is called in some language (numbers of Microsoft's choices are not ours to
 * know), or another record by its key.
 */
export type ColumnValue = string | number | boolean | { readonly choice: string } | { readonly record: string };

export interface DataRecord {
  /** By which the other records call it. */
  readonly key: string;
  readonly table: string;
  /** The table's name in the Web API. */
  readonly set: string;
  /** GUID, chosen once: the same in every organisation, so that a second run finds the first. */
  readonly id: string;
  /** By logical name; a lookup by the name of its navigation property. */
  readonly columns: Readonly<Record<string, ColumnValue>>;
}

/** What Omnichannel must know of Beside, in an order in which nobody names a record that comes later. */
export const RECORDS = [
  ...provider,
  ...applicationTabs,
  ...conversationAction,
  ...channelCapability,
] as readonly DataRecord[];

export const isChoice = (value: ColumnValue): value is { readonly choice: string } =>
  typeof value === 'object' && 'choice' in value;
export const isReference = (value: ColumnValue): value is { readonly record: string } =>
  typeof value === 'object' && 'record' in value;
