import * as React from 'react';
import { PrimaryButton } from '@fluentui/react';
import type { Clock } from '@beside/protocol/channel';
import { Card } from '../../desk/ui/card';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { SessionId } from '../../desk/ui/session-id';
import { useWords } from '../../desk/ui/words-context';
import type { DeskState } from '../state/desk-state';
import type { Desk } from '../desk';
import { TakeUp } from '../offers/take-up';
import { SHORTCUT_KEYS } from '../shortcuts/shortcuts';
import { WrapUp } from '../wrap-up/wrap-up';

type Ended = Extract<DeskState, { at: 'ended' }>;

/** The conversation goes on: there is somebody to invite. */
export function isGoing({ session }: Ended): boolean {
  return session.reason !== 'conversation-ended';
}

/** The session is over; a new one is one press away. */
export function EndedCard(props: { readonly state: Ended; readonly desk: Desk; readonly clock: Clock }): JSX.Element {
  const { state, desk, clock } = props;
  const words = useWords();
  return (
    <Card title={words.desk.title} aside={<SessionId reference={state.session.reference} clock={clock} />}>
      <Notice tone="plain">
        <strong>{words.ended.title}</strong>
        <div>{words.endReasons[state.session.reason]}</div>
      </Notice>
      {isGoing(state) ? (
        <>
          <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', marginTop: 16 }}>
            <PrimaryButton
              text={words.ended.startAgain}
              aria-keyshortcuts={SHORTCUT_KEYS.invite}
              onClick={() => void desk.invite()}
            />
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
