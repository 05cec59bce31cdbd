import type { Dataverse } from './dataverse';
import { RECORDS, type DataRecord } from './records';
import { removeRecords, upsertRecords, type Run } from './upsert-records';
import { attachTabs, copyVoiceSession, VOICE_SESSION_ID } from './voice-session';

export interface ImportOptions {
  readonly organisation: string;
  readonly apply: boolean;
  readonly remove: boolean;
  /** Unique name of the session template that calls use; without it there is no copy for them. */
  readonly voiceSession: string | null;
}

const USAGE = 'usage: node import-data.mjs https://ORGANISATION [--apply] [--remove] [--voice-session UNIQUE_NAME]';

/** The arguments of the command line; a string is what is wrong with them. */
export function readArguments(args: readonly string[]): ImportOptions | string {
  const rest = [...args];
  const voiceAt = rest.indexOf('--voice-session');
  const [, voiceSession = ''] = voiceAt < 0 ? [] : rest.splice(voiceAt, 2);
  const [organisation, ...flags] = rest;
  const known = flags.every((flag) => flag === '--apply' || flag === '--remove');
  if (!organisation || !/^https:\/\/[^/]+$/.test(organisation) || !known || (voiceAt >= 0 && voiceSession === '')) {
    return USAGE;
  }
  return {
    organisation,
    apply: flags.includes('--apply'),
    remove: flags.includes('--remove'),
    voiceSession: voiceSession === '' ? null : voiceSession,
  };
}

/** Brings the provider's data into an organisation, or takes it away again; may be run as often as one likes. */
export async function importData(
  options: ImportOptions,
  dataverse: Dataverse,
  say: (line: string) => void,
): Promise<void> {
  const run: Run = { dataverse, apply: options.apply, say };
  if (options.remove) {
    await removeRecords([...RECORDS, voiceRecord], run);
  } else {
    await upsertRecords(RECORDS, run);
    if (options.voiceSession === null) {
      say('left out: the copy of a voice session template; --voice-session names the one to copy');
    } else {
      const copy = await copyVoiceSession(options.voiceSession, dataverse);
      await upsertRecords([copy.record], run);
      await attachTabs(copy, idOf('voice-tab'), run);
    }
  }
  if (!options.apply) say('Nothing was changed. Say --apply to do it.');
}

const voiceRecord: DataRecord = {
  key: 'voice-session',
  table: 'msdyn_sessiontemplate',
  set: 'msdyn_sessiontemplates',
  id: VOICE_SESSION_ID,
  columns: {},
};

function idOf(key: string): string {
  const record = RECORDS.find((one) => one.key === key);
  if (!record) throw new Error(`There is no record ${key}.`);
  return record.id;
}
