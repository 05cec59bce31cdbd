import * as React from 'react';
import { PrimaryButton } from '@fluentui/react';
import type { Clock } from '@beside/protocol/channel';
import { Card } from '../desk/ui/card';
import { Notice } from '../desk/ui/notice';
import { palette } from '../desk/ui/palette';
import { SessionId } from '../desk/ui/session-id';
import { useWords } from '../desk/ui/words-context';
import type { DeskState } from './desk-state';
import type { Desk } from './desk';
import { TakeUp } from './offers/take-up';
import { WrapUp } from './wrap-up/wrap-up';

/** The session is over; a new one is one press away. */
export function EndedCard(props: {
  readonly state: Extract<DeskState, { at: 'ended' }>;
  readonly desk: Desk;
  readonly clock: Clock;
}): JSX.Element {
  const { state, desk, clock } = props;
  const words = useWords();
  const isGoing = state.session.reason !== 'conversation-ended'; // the conversation: there is somebody to invite
  return (
    <Card title={words.desk.title} aside={<SessionId reference={state.session.reference} clock={clock} />}>
      <Notice tone="plain">
        <strong>{words.ended.title}</strong>
        <div>{words.endReasons[state.session.reason]}</div>
      </Notice>
      {isGoing ? (
        <>
          <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', marginTop: 16 }}>
            <PrimaryButton text={words.ended.startAgain} onClick={() => void desk.invite()} />
            <span style={{ color: palette.quiet, fontSize: 12 }}>{words.ended.newId}</span>
          </div>
          <TakeUp desk={desk} clock={clock} />
        </>
      ) : null}
      <WrapUp
        key={state.session.id}
        over={{ session: state.session, customerName: state.conversation.customerName, seen: state.seen }}
        desk={desk}
        clock={clock}
      />
    </Card>
  );
}
