import * as React from 'react';
import { DefaultButton, Link } from '@fluentui/react';
import type { DeskCode } from '../../desk/desk-code';
import type { SessionQuery } from '../../desk/api/audit-api';
import type { AuditSession } from '../../desk/api/decode-audit';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { RefusalNotice } from '../../desk/ui/refusal-notice';
import { useAuditWords } from '../audit-words';
import type { AuditDesk } from '../audit-desk';
import { FilterBar } from '../search/filter-bar';
import { ListExports } from './list-exports';
import { Loaded } from '../loaded';
import { RiskChips } from './risk-chips';
import { sessionRow } from './session-row';
import { Table } from '../parts/table';
import { useLoad } from '../use-load';
import { useOwnViews } from '../search/use-own-views';
import { useSeen } from '../search/use-seen';
import { useTimeFormat } from '../parts/use-time-format';

/** The columns that a supervisor looks for a session by; the export has all. */
const listed = [
  ['reference', 88],
  ['agent', 112],
  ['site', 142],
  ['channel', 58],
  ['invited', 100],
  ['duration', 66],
  ['outcome', 124],
  ['risks', 132],
] as const;

/** The company's sessions, newest first. */
export function SessionList(props: {
  readonly desk: AuditDesk;
  /** Whether the server gives this person the file to verify. AUDIT-23 */
  readonly mayExport: boolean;
  readonly onOpen: (session: AuditSession) => void;
}): JSX.Element {
  const { desk } = props;
  const words = useAuditWords();
  const formatTime = useTimeFormat();
  const [query, setQuery] = React.useState<SessionQuery>({});
  const [failed, setFailed] = React.useState<DeskCode | null>(null);
  const [more, setMore] = React.useState<{
    readonly sessions: readonly AuditSession[];
    readonly next: string | null;
  } | null>(null);
  const ask = React.useCallback(() => desk.api.sessions(query), [desk, query]);
  const [load, retry] = useLoad(ask);
  const own = useOwnViews(desk.views);
  const [seen, addSeen] = useSeen();
  const [hasTeam, setHasTeam] = React.useState(false);
  /** Counts the searches: an answer to an earlier one is not of this. */
  const turn = React.useRef(0);
  const search = (next: SessionQuery) => {
    turn.current += 1;
    setFailed(null);
    setQuery(next);
  };
  React.useEffect(() => {
    setMore(null);
    if (load.at !== 'shown') return;
    addSeen(load.value.sessions, query.agentOf);
    setHasTeam(load.value.hasTeam);
  }, [load, addSeen]);

  const showMore = async (shown: readonly AuditSession[], after: string) => {
    const asked = turn.current;
    const page = await desk.api.sessions({ ...query, after });
    if (turn.current !== asked) return;
    setFailed(page.ok ? null : page.code);
    if (!page.ok) return;
    addSeen(page.value.sessions, query.agentOf);
    setMore({ sessions: [...shown, ...page.value.sessions], next: page.value.next });
  };

  return (
    <div>
      <FilterBar sessions={{ seen, hasTeam, own, now: () => desk.clock.now() }} onSearch={search} />
      {failed ? <RefusalNotice code={failed} /> : null}
      <Loaded load={load} desk={desk} retry={retry}>
        {(first) => {
          const { sessions, next } = more ?? first;
          const none = query.agentOf === undefined ? words.audit.noSessions : words.audit.ownViews.noneOfAgent;
          if (sessions.length === 0) return <Notice tone="plain">{none}</Notice>;
          return (
            <div>
              <div
                style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', marginBottom: 8 }}
              >
                <span role="status" style={{ color: palette.quiet, fontSize: 12 }}>
                  {next === null ? words.audit.count(sessions.length) : words.audit.countAndMore(sessions.length)}
                </span>
                <ListExports desk={desk} query={query} mayExport={props.mayExport} />
              </div>
              <Table
                label={words.audit.title}
                items={sessions}
                keyOf={(session) => session.id}
                columns={listed.map(([column, width]) => ({
                  key: column,
                  name: words.audit.columns[column],
                  width,
                  grows: column === 'outcome',
                  cell: (session: AuditSession) => {
                    if (column === 'risks') return <RiskChips risks={session.risks} />;
                    const text = sessionRow(session, words, formatTime)[column];
                    return column === 'reference' ? <Link onClick={() => props.onOpen(session)}>{text}</Link> : text;
                  },
                }))}
              />
              {next === null ? null : (
                <DefaultButton
                  text={words.audit.more}
                  onClick={() => void showMore(sessions, next)}
                  styles={{ root: { marginTop: 8 } }}
                />
              )}
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}
