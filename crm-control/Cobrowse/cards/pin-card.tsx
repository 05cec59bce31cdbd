import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton } from '@fluentui/react';
import { groupPin, LONG_PIN_DIGITS, never } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import { Card } from '../../desk/ui/card';
import { CopyButton } from '../../desk/ui/copy-button';
import { Countdown } from '../../desk/ui/countdown';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { PinDigits } from '../../desk/ui/pin-digits';
import { SessionId } from '../../desk/ui/session-id';
import { useWords } from '../../desk/ui/words-context';
import type { Delivery, DeskState } from '../state/desk-state';
import type { Desk } from '../desk';
import { WidgetPicture } from '../offers/widget-picture';
import { Steps } from './steps';

const classes = mergeStyleSets({
  pinRow: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  side: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 6 },
  gap: { marginTop: 12 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 16 },
  script: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px 24px', marginTop: 12 },
  say: { flex: '1 1 240px', minWidth: 0 },
  scriptTitle: { margin: 0, fontSize: 12, fontWeight: 600, color: palette.quiet },
  lines: { margin: '4px 0 0', paddingInlineStart: 20 },
});

/** An invitation under way: the PIN, what has become of it, and the ways on. */
export function PinCard(props: {
  readonly state: Extract<DeskState, { at: 'invited' }>;
  readonly desk: Desk;
  readonly clock: Clock;
}): JSX.Element {
  const { state, desk, clock } = props;
  const words = useWords();
  const voice = state.conversation.channel === 'voice';
  return (
    <Card title={words.desk.title} aside={<SessionId reference={state.session.reference} clock={clock} />}>
      <Steps now="invited" />
      {state.pin ? (
        <div className={classes.pinRow}>
          <PinDigits pin={state.pin} />
          <div className={classes.side}>
            <Countdown label={words.pin.validFor} until={state.until} clock={clock} />
            <CopyButton text={groupPin(state.pin)} label={words.pin.copyPin} clock={clock} />
          </div>
        </div>
      ) : (
        <Countdown label={words.pin.validFor} until={state.until} clock={clock} />
      )}
      <div className={classes.gap}>
        <DeliveryNotice delivery={state.delivery} />
      </div>
      {state.pin && state.pin.length === LONG_PIN_DIGITS ? (
        <div className={classes.gap}>
          <Notice tone="warn">{words.pin.longer}</Notice>
        </div>
      ) : null}
      {voice && state.pin ? (
        <div className={classes.script}>
          <div className={classes.say}>
            <p className={classes.scriptTitle}>{words.pin.say}</p>
            <ol className={classes.lines}>
              {words.pin.script.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </div>
          <WidgetPicture />
        </div>
      ) : null}
      <div className={classes.actions}>
        {state.delivery.how === 'to-read' ? (
          <PrimaryButton text={words.pin.markReadOut} onClick={() => void desk.markReadOut()} />
        ) : null}
        <DefaultButton
          text={voice ? words.pin.newPin : words.pin.sendAgain}
          disabled={state.delivery.how === 'posting'}
          onClick={() => void desk.invite()}
        />
        <DefaultButton text={words.pin.cancel} onClick={() => void desk.cancel()} />
      </div>
    </Card>
  );
}

function DeliveryNotice(props: { readonly delivery: Delivery }): JSX.Element {
  const words = useWords();
  const { delivery } = props;
  switch (delivery.how) {
    case 'posting':
      return <Notice tone="plain">{words.pin.posting}</Notice>;
    case 'posted':
      return <Notice tone="good">{words.pin.posted}</Notice>;
    case 'not-posted':
      return <Notice tone="bad">{words.hostGaps[delivery.gap]}</Notice>;
    case 'to-read':
      return <Notice tone="plain">{words.pin.toRead}</Notice>;
    case 'read-out':
      return <Notice tone="good">{words.pin.readOut}</Notice>;
    case 'earlier':
      return <Notice tone="plain">{words.pin.earlier}</Notice>;
    default:
      return never(delivery);
  }
}
