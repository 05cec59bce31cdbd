import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import type { DeskCode } from '../../desk/desk-code';
import type { Clock } from '@beside/protocol/channel';
import { LiveRegion } from '../../desk/ui/live-region';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { useWords } from '../../desk/ui/words-context';
import type { Desk } from '../desk';
import { CustomerPin } from './customer-pin';
import { RequestList } from './request-list';
import { useWaiting } from './use-waiting';

const classes = mergeStyleSets({
  part: { marginTop: 16, paddingTop: 16, borderTop: `1px solid ${palette.line}` },
});

/** What customers have offered: a PIN that they read out, and requests that wait. SESS-15 SESS-16 */
export function TakeUp(props: { readonly desk: Desk; readonly clock: Clock }): JSX.Element | null {
  const { desk, clock } = props;
  const words = useWords();
  const waiting = useWaiting(desk, clock);
  const [busy, setBusy] = React.useState(false);
  const [refused, setRefused] = React.useState<{ readonly of: 'pin' | 'request'; readonly code: DeskCode } | null>(
    null,
  );
  if (!waiting) return null;
  const { requests, starts } = waiting;

  const take = async (of: 'pin' | 'request', asked: Promise<DeskCode | null>) => {
    setBusy(true);
    setRefused(null);
    const code = await asked;
    setBusy(false);
    setRefused(code && { of, code });
  };
  const why = refused && words.refusals[refused.code];
  return (
    <>
      {starts.customerPin ? (
        <div className={classes.part}>
          <CustomerPin
            busy={busy}
            refused={why && refused.of === 'pin' ? `${why.what} ${why.next}` : null}
            onStart={(pin) => void take('pin', desk.takePin(pin))}
          />
        </div>
      ) : null}
      {starts.request && requests.length > 0 ? (
        <div className={classes.part}>
          <RequestList
            requests={requests}
            busy={busy}
            clock={clock}
            onTake={(id) => void take('request', desk.takeRequest(id))}
          />
        </div>
      ) : null}
      {why && refused.of === 'request' ? (
        <div style={{ marginTop: 8 }}>
          <Notice tone="warn">
            {why.what} {why.next}
          </Notice>
        </div>
      ) : null}
      <LiveRegion text={starts.request && requests.length > 0 ? words.start.requestsWaiting(requests.length) : ''} />
    </>
  );
}
