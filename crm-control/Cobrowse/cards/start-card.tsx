import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton, Spinner, SpinnerSize } from '@fluentui/react';
import { formatReference, never } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import type { Words } from '../../desk/strings/en';
import { Card } from '../../desk/ui/card';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { useWords } from '../../desk/ui/words-context';
import type { DeskState, Unavailable } from '../state/desk-state';
import type { Desk } from '../desk';
import { TakeUp } from '../offers/take-up';
import { SHORTCUT_KEYS } from '../shortcuts/shortcuts';

type StartState = Extract<DeskState, { at: 'loading' | 'unavailable' | 'ready' | 'inviting' }>;

const classes = mergeStyleSets({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  quiet: { margin: '12px 0 0', color: palette.quiet, fontSize: 12, lineHeight: 16 },
  reason: { marginTop: 12 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 12 },
});

/** The CB button, and when it cannot be pressed the reason in words beside it. */
export function StartCard(props: {
  readonly state: StartState;
  readonly desk: Desk;
  readonly clock: Clock;
}): JSX.Element {
  const { state, desk, clock } = props;
  const words = useWords();
  const reasonId = 'beside-cb-reason';
  const reason = reasonOf(state, words);
  const busy =
    state.at === 'loading' ||
    state.at === 'inviting' ||
    (state.at === 'unavailable' && state.reason.why === 'signing-in');
  return (
    <Card title={words.desk.title}>
      <div className={classes.row}>
        <PrimaryButton
          disabled={state.at !== 'ready'}
          allowDisabledFocus
          aria-keyshortcuts={SHORTCUT_KEYS.invite}
          onClick={() => void desk.invite()}
          {...(reason ? { 'aria-describedby': reasonId } : {})}
          styles={{ root: { minWidth: 72 } }}
        >
          <strong>{words.start.cb}</strong>
          <span style={{ marginInlineStart: 8 }}>{words.start.cbLong}</span>
        </PrimaryButton>
        {busy ? <Spinner size={SpinnerSize.small} ariaLabel={reason ?? ''} /> : null}
      </div>
      {reason && !busy ? (
        <div id={reasonId} className={classes.reason}>
          <Notice tone="warn">{reason}</Notice>
        </div>
      ) : null}
      {reason && busy ? (
        <p id={reasonId} className={classes.quiet}>
          {reason}
        </p>
      ) : null}
      {state.at === 'unavailable' ? <NextStep reason={state.reason} desk={desk} /> : null}
      {state.at === 'ready' ? (
        <p className={classes.quiet}>
          {state.conversation.channel === 'chat' ? words.start.cbChat : words.start.cbVoice} {words.start.promise}
        </p>
      ) : null}
      {state.at === 'ready' ? <TakeUp desk={desk} clock={clock} /> : null}
    </Card>
  );
}

function reasonOf(state: StartState, words: Words): string | null {
  switch (state.at) {
    case 'loading':
      return words.desk.loading;
    case 'inviting':
      return words.start.inviting;
    case 'ready':
      return null;
    case 'unavailable':
      return unavailableWords(state.reason, words);
    default:
      return never(state);
  }
}

/** Why CB cannot be pressed, in words. */
export function unavailableWords(reason: Unavailable, words: Words): string {
  switch (reason.why) {
    case 'no-conversation':
      return words.unavailable.noConversation;
    case 'signing-in':
      return words.unavailable.signingIn;
    case 'signed-out':
      return words.unavailable.signedOut;
    case 'conversation-closed':
      return words.unavailable.conversationClosed;
    case 'other-agent':
      return `${words.unavailable.otherAgent(reason.name ?? words.unavailable.colleague)}${reason.session ? ` ${words.unavailable.otherAgentSession}` : ''}`;
    case 'agent-busy':
      return words.unavailable.agentBusy(formatReference(reason.reference));
    case 'unreachable':
      return words.unavailable.unreachable;
    default:
      return never(reason);
  }
}

function NextStep(props: { readonly reason: Unavailable; readonly desk: Desk }): JSX.Element | null {
  const { reason, desk } = props;
  const words = useWords();
  const [stuck, setStuck] = React.useState(false);
  switch (reason.why) {
    case 'conversation-closed':
      return null;
    case 'signed-out':
      return (
        <div className={classes.actions}>
          <PrimaryButton text={words.start.signIn} onClick={() => void desk.signIn()} />
        </div>
      );
    case 'signing-in':
      return (
        <div className={classes.actions}>
          <DefaultButton text={words.start.signInAgain} onClick={() => void desk.signIn()} />
        </div>
      );
    case 'no-conversation':
    case 'unreachable':
      return (
        <div className={classes.actions}>
          <DefaultButton text={words.start.checkAgain} onClick={() => void desk.reload()} />
        </div>
      );
    case 'other-agent':
      return (
        <div className={classes.actions}>
          <DefaultButton text={words.start.checkAgain} onClick={() => void desk.reload()} />
          {reason.session ? <DefaultButton text={words.live.exit} onClick={() => void desk.exit()} /> : null}
        </div>
      );
    case 'agent-busy':
      return (
        <div className={classes.actions}>
          <DefaultButton
            text={words.start.openConversation}
            onClick={() => setStuck(!desk.openConversation(reason.conversation).ok)}
          />
          <DefaultButton text={words.start.checkAgain} onClick={() => void desk.reload()} />
          {stuck ? <Notice tone="plain">{words.start.cannotOpen}</Notice> : null}
        </div>
      );
    default:
      return never(reason);
  }
}
