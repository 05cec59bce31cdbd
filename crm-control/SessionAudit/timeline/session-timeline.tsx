import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { formatReference } from '@beside/protocol';
import type { AuditSession } from '../../desk/api/decode-audit';
import { Notice } from '../../desk/ui/notice';
import { useAuditWords } from '../audit-words';
import type { AuditDesk } from '../audit-desk';
import { ChainOf } from './chain-of';
import { EndSession } from './end-session';
import { Facts } from '../parts/facts';
import { Loaded } from '../loaded';
import { RecordList } from './record-list';
import { sessionRow } from '../sessions/session-row';
import { useLoad } from '../use-load';
import { useTimeFormat } from '../parts/use-time-format';

/** What happened in one session, in words, first to last. */
export function SessionTimeline(props: {
  readonly desk: AuditDesk;
  readonly session: AuditSession;
  readonly onBack: () => void;
}): JSX.Element {
  const { desk } = props;
  const { id } = props.session;
  const [ended, setEnded] = React.useState<AuditSession | null>(null);
  const words = useAuditWords();
  const formatTime = useTimeFormat();
  const ask = React.useCallback(() => desk.api.session(id), [desk, id]);
  const [load, retry] = useLoad(ask);
  const session = load.at === 'shown' ? load.value.session : (ended ?? props.session);
  const row = sessionRow(session, words, formatTime);
  const facts = (['agent', 'site', 'channel', 'invited', 'live', 'ended', 'duration', 'outcome'] as const).map(
    (column) => [words.audit.columns[column], row[column]] as const,
  );
  const heading = React.useRef<HTMLHeadingElement>(null);
  /** What was pressed is gone with the session: the focus goes to what the session is now. @param session as it ended; absent: read it anew */
  const over = (session?: AuditSession) => {
    if (session) setEnded(session);
    retry();
    heading.current?.focus();
  };
  return (
    <div>
      <DefaultButton text={words.audit.back} onClick={props.onBack} styles={{ root: { margin: '12px 0' } }} />
      <h3 ref={heading} tabIndex={-1} style={{ margin: '0 0 8px', fontSize: 16, fontWeight: 600 }}>
        {words.desk.sessionId} {formatReference(session.reference)}
      </h3>
      <Facts facts={facts} />
      {session.mayEnd ? (
        <div style={{ margin: '0 0 16px' }}>
          <EndSession desk={desk} session={session} onEnded={over} />
        </div>
      ) : null}
      <Loaded load={load} desk={desk} retry={retry}>
        {(log) =>
          log.records.length === 0 ? (
            <>
              <ChainOf log={log} />
              <Notice tone="plain">{words.audit.noTimeline}</Notice>
            </>
          ) : (
            <RecordList
              desk={desk}
              label={words.audit.timeline}
              name={`co-browse-${session.reference}`}
              log={log}
              records={log.records}
            />
          )
        }
      </Loaded>
    </div>
  );
}
