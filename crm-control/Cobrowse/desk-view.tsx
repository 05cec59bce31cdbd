import * as React from 'react';
import { never } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import type { Words } from '../desk/strings/en';
import { LiveRegion } from '../desk/ui/live-region';
import { useWords } from '../desk/ui/words-context';
import { AskingCard } from './cards/asking-card';
import type { DeskState } from './state/desk-state';
import { EndedCard, isGoing } from './cards/ended-card';
import { ErrorCard } from './cards/error-card';
import type { Desk } from './desk';
import { PinCard } from './cards/pin-card';
import { isWatching } from './state/reduce';
import { SessionCard } from './stage/session-card';
import { ShortcutHelp } from './shortcuts/shortcut-help';
import { onShortcut } from './shortcuts/shortcuts';
import { useKeptFocus } from './shortcuts/use-kept-focus';
import { StartCard, unavailableWords } from './cards/start-card';

const ROOM = { position: 'relative', width: '100%', outline: 'none' } as const;

/** The agent's desk: one card for where things stand, and the same in words for a screen reader. */
export function DeskView(props: { readonly desk: Desk; readonly clock: Clock }): JSX.Element {
  const { desk, clock } = props;
  const words = useWords();
  const [state, setState] = React.useState(desk.state);
  const [helping, setHelping] = React.useState(false);
  React.useEffect(() => {
    setState(desk.state());
    return desk.subscribe(() => setState(desk.state()));
  }, [desk]);
  const focus = useKeptFocus();
  const onKeyDown = onShortcut((shortcut) => {
    if (shortcut === 'help') setHelping(true);
    else if (shortcut === 'invite' && mayInvite(state)) void desk.invite();
    else if (shortcut === 'exit' && isWatching(state)) void desk.exit();
    else return false;
    return true;
  });
  return (
    <div {...focus} style={ROOM} data-beside-desk={state.at} onKeyDown={onKeyDown}>
      <LiveRegion text={announce(state, words)} />
      {card(state, desk, clock)}
      <ShortcutHelp open={helping} onOpen={setHelping} />
    </div>
  );
}

/** CB can be pressed. */
function mayInvite(state: DeskState): boolean {
  return state.at === 'ready' || (state.at === 'ended' && isGoing(state));
}

function card(state: DeskState, desk: Desk, clock: Clock): JSX.Element {
  switch (state.at) {
    case 'loading':
    case 'unavailable':
    case 'ready':
    case 'inviting':
      return <StartCard state={state} desk={desk} clock={clock} />;
    case 'invited':
      return <PinCard state={state} desk={desk} clock={clock} />;
    case 'asking':
      return <AskingCard state={state} desk={desk} clock={clock} />;
    case 'connecting':
    case 'live':
    case 'paused':
    case 'covered':
      return <SessionCard key={state.session.id} state={state} desk={desk} clock={clock} />;
    case 'ended':
      return <EndedCard state={state} desk={desk} clock={clock} />;
    case 'error':
      return <ErrorCard code={state.code} desk={desk} />;
    default:
      return never(state);
  }
}

/** What changed, in one sentence. */
export function announce(state: DeskState, words: Words): string {
  switch (state.at) {
    case 'loading':
      return words.desk.loading;
    case 'unavailable':
      return unavailableWords(state.reason, words);
    case 'ready':
      return '';
    case 'inviting':
      return words.start.inviting;
    case 'invited':
      return state.delivery.how === 'posted' ? words.pin.posted : '';
    case 'asking':
      return state.compared ? words.compared.title : words.asking.title;
    case 'connecting':
      return state.compared
        ? words.cover.compared(state.conversation.customerName ?? words.desk.theCustomer)
        : words.cover.connecting;
    case 'live':
      return words.steps.live;
    case 'paused':
      return words.cover.paused(state.conversation.customerName ?? words.desk.theCustomer);
    case 'covered':
      return state.reason === 'lease' ? `${words.cover.lease}. ${words.cover.leaseBody}` : words.cover.drawing;
    case 'ended':
      return `${words.ended.title}. ${words.endReasons[state.session.reason]}`;
    case 'error':
      return words.refusals[state.code].what;
    default:
      return never(state);
  }
}
