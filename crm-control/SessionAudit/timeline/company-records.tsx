import * as React from 'react';
import type { SessionQuery } from '../../desk/api/audit-api';
import { Notice } from '../../desk/ui/notice';
import { useAuditWords } from '../audit-words';
import type { AuditDesk } from '../audit-desk';
import { FilterBar } from '../search/filter-bar';
import { Loaded } from '../loaded';
import { newestFirst } from './newest-first';
import { RecordList } from './record-list';
import { useLoad } from '../use-load';

/** The company's own log: refused PINs, births and ends of sessions, and who read the audit. */
export function CompanyRecords(props: { readonly desk: AuditDesk }): JSX.Element {
  const { desk } = props;
  const words = useAuditWords();
  const [query, setQuery] = React.useState<SessionQuery>({});
  const ask = React.useCallback(() => desk.api.company(query), [desk, query]);
  const [load, retry] = useLoad(ask);
  return (
    <div>
      <FilterBar onSearch={setQuery} />
      <Loaded load={load} desk={desk} retry={retry}>
        {(log) =>
          log.records.length === 0 ? (
            <Notice tone="plain">{words.audit.noRecords}</Notice>
          ) : (
            <RecordList
              desk={desk}
              label={words.audit.tabCompany}
              name="co-browse-company"
              log={log}
              records={newestFirst(log.records)}
            />
          )
        }
      </Loaded>
    </div>
  );
}
