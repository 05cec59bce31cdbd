import * as React from 'react';
import type { AuditSession } from '../../desk/api/decode-audit';
import type { AuditDesk } from '../audit-desk';
import { LiveList } from './live-list';
import { SessionTimeline } from '../timeline/session-timeline';

/** What goes on now, and one session of it. */
export function LiveTab({ desk }: { readonly desk: AuditDesk }): JSX.Element {
  const [open, setOpen] = React.useState<AuditSession | null>(null);
  const ticket = React.useRef<string | null>(null);
  return open ? (
    <SessionTimeline desk={desk} session={open} onBack={() => setOpen(null)} />
  ) : (
    <LiveList desk={desk} ticket={ticket} onOpen={setOpen} />
  );
}
