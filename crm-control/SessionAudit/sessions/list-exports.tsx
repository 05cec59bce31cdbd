import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { DeskCode } from '../../desk/desk-code';
import type { Days, SessionQuery } from '../../desk/api/audit-api';
import { RefusalNotice } from '../../desk/ui/refusal-notice';
import { useLocale } from '../../desk/ui/words-context';
import { useAuditWords } from '../audit-words';
import { allSessions } from './all-sessions';
import type { AuditDesk } from '../audit-desk';
import { toCsv } from '../parts/csv';
import { download } from '../parts/download';
import { dayOf } from '../search/read-filter';
import { sessionColumns, sessionRow } from './session-row';

/** What is listed, as a table; and everything of its days as the file that verifies by itself, which is named by them: nothing else narrows it. */
export function ListExports(props: {
  readonly desk: AuditDesk;
  readonly query: SessionQuery;
  readonly mayExport: boolean;
}): JSX.Element {
  const { desk, query } = props;
  const words = useAuditWords();
  const locale = useLocale();
  const [failed, setFailed] = React.useState<DeskCode | null>(null);
  const exportCsv = async () => {
    const found = await allSessions(desk.api, query);
    setFailed(found.ok ? null : found.code);
    if (!found.ok) return;
    const rows = found.value.map((session) => {
      const row = sessionRow(session, words, (at) => new Date(at).toISOString());
      return sessionColumns.map((column) => row[column]);
    });
    const names = sessionColumns.map((column) => words.audit.columns[column]);
    download('co-browse-sessions.csv', toCsv(names, rows));
  };
  const exportJson = async () => {
    const made = await desk.api.export(query);
    setFailed(made.ok ? null : made.code);
    if (made.ok) download(fileName(query), JSON.stringify(made.value, null, 1), 'application/json');
  };
  return (
    <>
      <DefaultButton
        text={words.audit.exportCsv}
        onClick={() => void exportCsv()}
        styles={{ root: { marginInlineStart: 'auto' } }}
      />
      {props.mayExport ? (
        <DefaultButton text={nameOf(query, words.audit.exportDays, locale)} onClick={() => void exportJson()} />
      ) : null}
      {failed ? (
        <div style={{ flex: '1 0 100%' }}>
          <RefusalNotice code={failed} />
        </div>
      ) : null}
    </>
  );
}

function nameOf(
  { from, to }: Days,
  words: ReturnType<typeof useAuditWords>['audit']['exportDays'],
  locale: string,
): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  if (from === undefined) return to === undefined ? words.all : words.until(format.format(to));
  if (to === undefined) return words.since(format.format(from));
  const [first, last] = [format.format(from), format.format(to)];
  return first === last ? words.one(first) : words.some(first, last);
}

function fileName({ from, to }: Days): string {
  const since = from === undefined ? '' : `-from-${dayOf(from)}`;
  const until = to === undefined ? '' : `-to-${dayOf(to)}`;
  return `co-browse-audit${since}${until}.json`;
}
