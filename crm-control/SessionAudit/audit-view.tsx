import * as React from 'react';
import { Pivot, PivotItem } from '@fluentui/react';
import type { AuditSession } from '../desk/api/decode-audit';
import { Card } from '../desk/ui/card';
import { palette } from '../desk/ui/palette';
import { useWords } from '../desk/ui/words-context';
import type { AuditDesk } from './audit-desk';
import { CompanyRecords } from './company-records';
import { FiguresTab } from './figures/figures-tab';
import { LiveTab } from './live-tab';
import { ReceiptTab } from './receipt-tab';
import { SessionList } from './session-list';
import { SessionTimeline } from './session-timeline';

/** The supervisor's desk: sessions, one session, and what concerns the whole company. */
export function AuditView(props: { readonly desk: AuditDesk }): JSX.Element {
  const { desk } = props;
  const words = useWords().audit;
  const [open, setOpen] = React.useState<AuditSession | null>(null);
  return (
    <Card title={words.title} aside={<span style={{ color: palette.quiet, fontSize: 12 }}>{words.readingNote}</span>}>
      <Pivot>
        <PivotItem itemKey="live" headerText={words.tabLive}>
          <LiveTab desk={desk} />
        </PivotItem>
        <PivotItem itemKey="sessions" headerText={words.tabSessions}>
          {open ? <SessionTimeline desk={desk} session={open} onBack={() => setOpen(null)} /> : null}
          <div hidden={open !== null}>
            <SessionList desk={desk} onOpen={setOpen} />
          </div>
        </PivotItem>
        <PivotItem itemKey="figures" headerText={words.tabFigures}>
          <FiguresTab desk={desk} />
        </PivotItem>
        <PivotItem itemKey="receipt" headerText={words.tabReceipt}>
          <ReceiptTab desk={desk} />
        </PivotItem>
        <PivotItem itemKey="company" headerText={words.tabCompany}>
          <CompanyRecords desk={desk} />
        </PivotItem>
      </Pivot>
    </Card>
  );
}
