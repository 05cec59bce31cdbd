import * as React from 'react';
import { DefaultButton, PrimaryButton, TextField } from '@fluentui/react';
import { formatReference, type Receipt } from '@beside/protocol';
import type { DeskCode } from '../../desk/desk-code';
import { siteOf } from '../../desk/site-of';
import { Notice } from '../../desk/ui/notice';
import { RefusalNotice } from '../../desk/ui/refusal-notice';
import { useAuditWords } from '../audit-words';
import type { AuditDesk } from '../audit-desk';
import { checkReceipt, type ReceiptCheck } from './check-receipt';
import { Facts } from '../parts/facts';
import { useTimeFormat } from '../parts/use-time-format';

/** A receipt is a page of text; a file that is larger is none. */
const MAX_RECEIPT_BYTES = 64 * 1024;

/** Whether the receipt that a customer shows is what the company has signed. AUDIT-16 */
export function ReceiptTab({ desk }: { readonly desk: AuditDesk }): JSX.Element {
  const words = useAuditWords().audit.receipt;
  const [text, setText] = React.useState('');
  const [check, setCheck] = React.useState<ReceiptCheck | null>(null);
  const [failed, setFailed] = React.useState<DeskCode | null>(null);
  const file = React.useRef<HTMLInputElement>(null);

  /** Counts what was put in: an answer about what stood there before is not the answer. */
  const turn = React.useRef(0);

  const write = (next: string) => {
    turn.current += 1;
    setText(next);
    setCheck(null);
    setFailed(null);
  };
  const look = async (receipt: string) => {
    const asked = turn.current;
    const keys = await desk.api.keys();
    const checked = keys.ok ? await checkReceipt(receipt, keys.value) : null;
    if (turn.current !== asked) return;
    setFailed(keys.ok ? null : keys.code);
    setCheck(checked);
  };
  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    write('');
    const asked = turn.current;
    const read = chosen.size > MAX_RECEIPT_BYTES ? '' : await chosen.text();
    if (turn.current !== asked) return;
    write(read);
    await look(read);
  };

  return (
    <div style={{ maxWidth: 720 }}>
      <p style={{ margin: '12px 0' }}>{words.lead}</p>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={words.file}
        onChange={({ target }) => {
          void open(target.files?.[0]);
          target.value = '';
        }}
      />
      <TextField
        label={words.field}
        multiline
        rows={6}
        resizable={false}
        spellCheck={false}
        value={text}
        onChange={(_, next = '') => write(next)}
        styles={{ field: { fontFamily: 'Consolas, monospace', fontSize: 12 } }}
      />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, margin: '12px 0' }}>
        <PrimaryButton text={words.check} disabled={text.trim() === ''} onClick={() => void look(text)} />
        <DefaultButton text={words.file} onClick={() => file.current?.click()} />
      </div>
      <div role="status">
        {failed ? <RefusalNotice code={failed} /> : null}
        {check ? <Outcome check={check} /> : null}
      </div>
    </div>
  );
}

function Outcome({ check }: { readonly check: ReceiptCheck }): JSX.Element {
  const words = useAuditWords().audit.receipt;
  if (check.ok)
    return (
      <>
        <Notice tone="good">{words.good(check.receipt.companyName)}</Notice>
        <Said receipt={check.receipt} />
      </>
    );
  if (check.why === 'none') return <Notice tone="warn">{words.none}</Notice>;
  return (
    <Notice tone="bad">
      <strong>{words.bad}</strong>
      <div>{words.why[check.why]}</div>
    </Notice>
  );
}

/** What a good receipt says. */
function Said({ receipt }: { readonly receipt: Receipt }): JSX.Element {
  const { audit, events } = useAuditWords();
  const { columns } = audit;
  const time = useTimeFormat();
  const { reference, agentName, origin, channel, allowedAt, endedAt, endedBy, reason, pauses, countedByBrowser } =
    receipt;
  const { hiddenUpTo } = countedByBrowser;
  const facts: readonly (readonly [string, string])[] = [
    [columns.reference, formatReference(reference)],
    [columns.agent, agentName],
    [columns.site, origin === null ? audit.none : siteOf(origin)],
    [columns.channel, audit.channels[channel]],
    [audit.receipt.shared, allowedAt === null ? audit.receipt.nothing : time(allowedAt)],
    [columns.ended, time(endedAt)],
    [audit.receipt.pauses, String(pauses)],
  ];
  return (
    <>
      <Facts facts={facts} />
      <p style={{ margin: 0 }}>{events.ended(events.by[endedBy], events.endReasons[reason])}</p>
      {hiddenUpTo === undefined ? null : <p style={{ margin: 0 }}>{events.hidden(hiddenUpTo)}</p>}
    </>
  );
}
