import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { Clock } from '@beside/protocol/channel';
import { Card } from '../../desk/ui/card';
import { Countdown } from '../../desk/ui/countdown';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { SessionId } from '../../desk/ui/session-id';
import { siteOf } from '../../desk/site-of';
import { useWords } from '../../desk/ui/words-context';
import type { DeskState } from '../state/desk-state';
import type { Desk } from '../desk';
import { Steps } from './steps';
import { ThreeWords } from './three-words';

/** The PIN was entered; nothing is seen before *Allow*. */
export function AskingCard(props: {
  readonly state: Extract<DeskState, { at: 'asking' }>;
  readonly desk: Desk;
  readonly clock: Clock;
}): JSX.Element {
  const { state, desk, clock } = props;
  const words = useWords();
  return (
    <Card title={words.desk.title} aside={<SessionId reference={state.session.reference} clock={clock} />}>
      <Steps now="deciding" />
      <Notice tone="plain">
        <strong>{words.asking.title}</strong>
        <div>{words.asking.body}</div>
      </Notice>
      <div style={{ marginTop: 12 }}>
        <ThreeWords
          compared={state.compared}
          customer={state.conversation.customerName ?? words.desk.theCustomer}
          clock={clock}
        />
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 24px', marginTop: 12 }}>
        <span>
          <span style={{ color: palette.quiet }}>{words.asking.origin}</span> <strong>{siteOf(state.origin)}</strong>
        </span>
        <Countdown label={words.asking.timeLeft} until={state.until} clock={clock} />
      </div>
      <div style={{ marginTop: 16 }}>
        <DefaultButton text={words.pin.cancel} onClick={() => void desk.cancel()} />
      </div>
    </Card>
  );
}
