import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { AuditRecord } from '@beside/protocol';
import { useWords } from '../desk/ui/words-context';
import { toCsv } from './csv';
import { describeEvent } from './describe-event';
import { download } from './download';
import { Table } from './table';
import { useTimeFormat } from './use-time-format';

/** Records in words with their times, and their export. */
export function RecordList(props: {
  readonly label: string;
  readonly file: string;
  readonly records: readonly AuditRecord[];
}): JSX.Element {
  const words = useWords();
  const formatTime = useTimeFormat();
  const { number, time, event } = words.audit.columns;
  const exportCsv = () =>
    download(
      props.file,
      toCsv(
        [number, time, event],
        props.records.map((record) => [
          String(record.seq),
          new Date(record.at).toISOString(),
          describeEvent(record, words),
        ]),
      ),
    );
  return (
    <div>
      <div style={{ display: 'flex', justifyContent: 'flex-end' }}>
        <DefaultButton text={words.audit.exportCsv} onClick={exportCsv} />
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
