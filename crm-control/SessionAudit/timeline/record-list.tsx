import * as React from 'react';
import { DefaultButton, Link } from '@fluentui/react';
import type { AuditRecord, PolicyName } from '@beside/protocol';
import type { ReadLog } from '../../desk/api/audit-api';
import { ChainOf } from './chain-of';
import { useAuditWords } from '../audit-words';
import type { AuditDesk } from '../audit-desk';
import { toCsv } from '../parts/csv';
import { describeEvent } from './describe-event';
import { download } from '../parts/download';
import { KindFilter, ofKinds, type Kinds } from './kind-filter';
import { RulesOfThen } from './rules-of-then';
import { Table } from '../parts/table';
import { useTimeFormat } from '../parts/use-time-format';

/** Records in words with their times, whether they are what was written, and their export. */
export function RecordList(props: {
  readonly desk: AuditDesk;
  readonly label: string;
  /** Of the exports, without what follows the dot. */
  readonly name: string;
  readonly log: ReadLog;
  readonly records: readonly AuditRecord[];
}): JSX.Element {
  const words = useAuditWords();
  const formatTime = useTimeFormat();
  const { number, time, event, rules } = words.audit.columns;
  const [kinds, setKinds] = React.useState<Kinds>([]);
  const [policy, setPolicy] = React.useState<PolicyName | null>(null);
  /** What opened the rules gets the focus back. */
  const opener = React.useRef<HTMLElement | null>(null);
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
  const close = () => {
    setPolicy(null);
    opener.current?.focus();
  };
  const rulesCell = (record: AuditRecord) => {
    const named = policyIn(record);
    return named ? (
      <Link
        onClick={({ currentTarget }) => {
          opener.current = currentTarget as HTMLElement;
          setPolicy(named);
        }}
      >
        {words.audit.rules.show}
      </Link>
    ) : null;
  };
  const exportJson = () => download(`${props.name}.json`, JSON.stringify(props.log.file, null, 1), 'application/json');
  return (
    <div>
      <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8, marginBottom: 8 }}>
        <div style={{ flex: '1 1 240px' }}>
          <ChainOf log={props.log} />
        </div>
        <DefaultButton text={words.audit.exportCsv} onClick={exportCsv} />
        {props.log.file ? <DefaultButton text={words.audit.exportJson} onClick={exportJson} /> : null}
      </div>
      {policy ? <RulesOfThen desk={props.desk} policy={policy} onClose={close} /> : null}
      <KindFilter records={props.records} kinds={kinds} onChange={setKinds} />
      <Table
        label={props.label}
        items={ofKinds(props.records, kinds)}
        keyOf={(record) => `${record.at}-${record.seq}`}
        columns={[
          { key: 'time', name: time, width: 170, cell: (record) => formatTime(record.at) },
          { key: 'event', name: event, width: 140, grows: true, cell: (record) => describeEvent(record, words) },
          ...(props.records.some(policyIn) ? [{ key: 'rules', name: rules, width: 110, cell: rulesCell }] : []),
        ]}
      />
    </div>
  );
}

/** The rules that a record names. COMP-6 */
function policyIn({ event }: AuditRecord): PolicyName | null {
  return 'policy' in event ? (event.policy ?? null) : null;
}
