import * as React from 'react';
import { ChoiceGroup, DefaultButton, PrimaryButton } from '@fluentui/react';
import { formatReference, supervisorReasons, type SupervisorReason } from '@beside/protocol';
import type { DeskCode } from '../../desk/desk-code';
import type { AuditSession } from '../../desk/api/decode-audit';
import { palette } from '../../desk/ui/palette';
import { RefusalNotice } from '../../desk/ui/refusal-notice';
import { useAuditWords } from '../audit-words';
import type { AuditDesk } from '../audit-desk';

/** Ends a session that goes on: a button, then a reason, then a second press. SESS-33 */
export function EndSession(props: {
  readonly desk: AuditDesk;
  readonly session: AuditSession;
  /** @param session as it ended; absent where it was over already */
  readonly onEnded: (session?: AuditSession) => void;
}): JSX.Element {
  const { desk, session, onEnded } = props;
  const words = useAuditWords().audit.end;
  const [isAsking, setAsking] = React.useState(false);
  const [reason, setReason] = React.useState<SupervisorReason | null>(null);
  const [failed, setFailed] = React.useState<DeskCode | null>(null);
  const [isBusy, setBusy] = React.useState(false);
  const title = words.title(formatReference(session.reference));

  const end = async (why: SupervisorReason) => {
    setBusy(true);
    const ended = await desk.api.end(session.id, why);
    setBusy(false);
    setFailed(ended.ok ? null : ended.code);
    if (ended.ok) onEnded(ended.value);
  };

  const opener = React.useRef<HTMLDivElement>(null);
  const section = React.useRef<HTMLElement>(null);
  /** Whether the opening button is to have the focus when it is there again. */
  const isBack = React.useRef(false);
  React.useEffect(() => {
    if (isAsking) section.current?.focus();
    else if (isBack.current) opener.current?.querySelector('button')?.focus();
    isBack.current = isAsking;
  }, [isAsking]);
  const keep = () => {
    setFailed(null);
    setAsking(false);
  };

  if (!isAsking)
    return (
      <div ref={opener}>
        <DefaultButton text={words.open} onClick={() => setAsking(true)} />
      </div>
    );
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={title}
      style={{ maxWidth: 560, padding: 16, border: `1px solid ${palette.line}`, borderRadius: 4 }}
    >
      <h4 style={{ margin: '0 0 4px', fontSize: 14, fontWeight: 600 }}>{title}</h4>
      <p style={{ margin: '0 0 12px', color: palette.quiet }}>{words.lead}</p>
      <ChoiceGroup
        label={words.ask}
        required
        options={supervisorReasons.map((key) => ({ key, text: words.reasons[key] }))}
        {...(reason && { selectedKey: reason })}
        onChange={(_, option) => setReason(supervisorReasons.find((one) => one === option?.key) ?? null)}
      />
      {failed ? <RefusalNotice code={failed} /> : null}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 16 }}>
        {failed === 'session/ended' ? (
          <PrimaryButton text={words.look} onClick={() => onEnded()} />
        ) : (
          <>
            <PrimaryButton
              text={words.confirm}
              disabled={reason === null || isBusy}
              onClick={() => reason && void end(reason)}
            />
            <DefaultButton text={words.keep} disabled={isBusy} onClick={keep} />
          </>
        )}
      </div>
    </section>
  );
}
