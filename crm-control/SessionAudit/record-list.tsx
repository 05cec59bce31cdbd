import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { AuditRecord } from '@beside/protocol';
import type { ReadLog } from '../desk/api/audit-api';
import { ChainBadge } from './chain-badge';
import { useWords } from '../desk/ui/words-context';
import { toCsv } from './csv';
import { describeEvent } from './describe-event';
import { download } from './download';
import { Table } from './table';
import { useTimeFormat } from './use-time-format';

/** Records in words with their times, whether they are what was written, and their export. */
export function RecordList(props: {
  readonly label: string;
  /** Of the exports, without what follows the dot. */
  readonly name: string;
  readonly log: ReadLog;
  readonly records: readonly AuditRecord[];
}): JSX.Element {
  const words = useWords();
  const formatTime = useTimeFormat();
  const { number, time, event } = words.audit.columns;
  const exportCsv = () =>
    download(
      `${props.name}.csv`,
      toCsv(
        [number, time, event],
        props.records.map((record) => [
          String(record.seq),
          new Date(record.at).toISOString(),
          describeEvent(record, words),
        ]),
      ),
    );
  const exportJson = () => download(`${props.name}.json`, JSON.stringify(props.log.file, null, 1), 'application/json');
  return (
    <div>
      <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8, marginBottom: 8 }}>
        <div style={{ flex: '1 1 240px' }}>
          <ChainBadge file={props.log.file} />
        </div>
        <DefaultButton text={words.audit.exportCsv} onClick={exportCsv} />
        <DefaultButton text={words.audit.exportJson} onClick={exportJson} />
      </div>
      <Table
        label={props.label}
        items={props.records}
        keyOf={(record) => `${record.at}-${record.seq}`}
        columns={[
          { key: 'time', name: time, width: 100, cell: (record) => formatTime(record.at) },
          { key: 'event', name: event, width: 140, grows: true, cell: (record) => describeEvent(record, words) },
        ]}
      />
    </div>
  );
}
