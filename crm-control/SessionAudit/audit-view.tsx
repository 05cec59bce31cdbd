import * as React from 'react';
import { Pivot, PivotItem } from '@fluentui/react';
import type { AuditPart } from '../desk/api/audit-api';
import type { AuditSession } from '../desk/api/decode-audit';
import { Card } from '../desk/ui/card';
import { palette } from '../desk/ui/palette';
import { useAuditWords } from './audit-words';
import type { AuditDesk } from './audit-desk';
import { CompanyRecords } from './timeline/company-records';
import { FiguresTab } from './figures/figures-tab';
import { LiveTab } from './live/live-tab';
import { Loaded } from './loaded';
import { ReceiptTab } from './receipt/receipt-tab';
import { SessionList } from './sessions/session-list';
import { SessionTimeline } from './timeline/session-timeline';
import { useLoad } from './use-load';

/** The supervisor's desk: what the server opens to whoever looks. AUDIT-23 */
export function AuditView(props: { readonly desk: AuditDesk }): JSX.Element {
  const { desk } = props;
  const words = useAuditWords().audit;
  const ask = React.useCallback(() => desk.api.parts(), [desk]);
  const [load, retry] = useLoad(ask);
  return (
    <Card title={words.title} aside={<span style={{ color: palette.quiet, fontSize: 12 }}>{words.readingNote}</span>}>
      <Loaded load={load} desk={desk} retry={retry}>
        {(parts) => <Parts desk={desk} parts={parts} />}
      </Loaded>
      {load.at === 'failed' ? <Parts desk={desk} parts={[]} /> : null}
    </Card>
  );
}

/** Sessions, one session, and what concerns the whole company. A receipt is checked by whoever is shown one. */
function Parts({ desk, parts }: { readonly desk: AuditDesk; readonly parts: readonly AuditPart[] }): JSX.Element {
  const words = useAuditWords().audit;
  const [open, setOpen] = React.useState<AuditSession | null>(null);
  const tab = (part: AuditPart, headerText: string, children: React.ReactNode) =>
    parts.includes(part) ? (
      <PivotItem itemKey={part} headerText={headerText}>
        {children}
      </PivotItem>
    ) : null;
  return (
    <Pivot>
      {tab('live', words.tabLive, <LiveTab desk={desk} />)}
      {tab(
        'sessions',
        words.tabSessions,
        <>
          {open ? <SessionTimeline desk={desk} session={open} onBack={() => setOpen(null)} /> : null}
          <div hidden={open !== null}>
            <SessionList desk={desk} mayExport={parts.includes('export')} onOpen={setOpen} />
          </div>
        </>,
      )}
      {tab('figures', words.tabFigures, <FiguresTab desk={desk} />)}
      <PivotItem itemKey="receipt" headerText={words.tabReceipt}>
        <ReceiptTab desk={desk} />
      </PivotItem>
      {tab('company', words.tabCompany, <CompanyRecords desk={desk} />)}
    </Pivot>
  );
}
