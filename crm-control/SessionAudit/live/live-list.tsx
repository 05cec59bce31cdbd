import * as React from 'react';
import { Link } from '@fluentui/react';
import { formatReference } from '@beside/protocol';
import type { AuditSession } from '../../desk/api/decode-audit';
import { formatDuration } from '../../desk/format-duration';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { useAuditWords } from '../audit-words';
import type { AuditDesk } from '../audit-desk';
import { Loaded } from '../loaded';
import { RiskChips } from '../sessions/risk-chips';
import { sessionRow } from '../sessions/session-row';
import { StateBadge } from '../sessions/state-badge';
import { Table } from '../parts/table';
import { useLiveSessions, type TicketHolder } from './use-live-sessions';
import { useTimeFormat } from '../parts/use-time-format';

/** Sessions that have not ended, with what to watch in them. */
export function LiveList(props: {
  readonly desk: AuditDesk;
  readonly ticket: TicketHolder;
  readonly onOpen: (session: AuditSession) => void;
}): JSX.Element {
  const { desk, ticket, onOpen } = props;
  const words = useAuditWords();
  const { columns, live } = words.audit;
  const formatTime = useTimeFormat();
  const { load, isLost, retry } = useLiveSessions(desk, ticket);
  return (
    <Loaded load={load} desk={desk} retry={retry}>
      {({ sessions, now }) => {
        const rows = new Map(sessions.map((session) => [session.id, sessionRow(session, words, formatTime)]));
        const text = (column: 'agent' | 'site' | 'channel') => (session: AuditSession) =>
          rows.get(session.id)?.[column];
        return (
          <div>
            {isLost ? <Notice tone="warn">{live.lost}</Notice> : null}
            <div style={{ margin: '12px 0 4px', color: palette.quiet, fontSize: 12 }}>
              {live.count(sessions.length, formatTime(now))}
            </div>
            {sessions.length === 0 ? (
              <Notice tone="plain">{live.none}</Notice>
            ) : (
              <Table
                label={live.label}
                items={sessions}
                keyOf={(session) => session.id}
                columns={[
                  {
                    key: 'reference',
                    name: columns.reference,
                    width: 96,
                    cell: (session) => (
                      <Link onClick={() => onOpen(session)}>{formatReference(session.reference)}</Link>
                    ),
                  },
                  { key: 'state', name: columns.state, width: 150, cell: ({ state }) => <StateBadge state={state} /> },
                  { key: 'agent', name: columns.agent, width: 140, cell: text('agent') },
                  { key: 'site', name: columns.site, width: 180, cell: text('site') },
                  { key: 'channel', name: columns.channel, width: 64, cell: text('channel') },
                  {
                    key: 'going',
                    name: columns.going,
                    width: 64,
                    cell: ({ since, invitedAt }) => formatDuration(now - (since ?? invitedAt)),
                  },
                  {
                    key: 'risks',
                    name: columns.risks,
                    width: 200,
                    grows: true,
                    cell: ({ risks }) => <RiskChips risks={risks} />,
                  },
                ]}
              />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}
