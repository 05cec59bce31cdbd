import * as React from 'react';
import { never } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import type { Words } from '../desk/strings/en';
import { LiveRegion } from '../desk/ui/live-region';
import { useWords } from '../desk/ui/words-context';
import { AskingCard } from './asking-card';
import type { DeskState } from './desk-state';
import { EndedCard } from './ended-card';
import { ErrorCard } from './error-card';
import type { Desk } from './desk';
import { PinCard } from './pin-card';
import { SessionCard } from './session-card';
import { StartCard, unavailableWords } from './start-card';

/** The agent's desk: one card for where things stand, and the same in words for a screen reader. */
export function DeskView(props: { readonly desk: Desk; readonly clock: Clock }): JSX.Element {
  const { desk, clock } = props;
  const words = useWords();
  const [state, setState] = React.useState(desk.state);
  React.useEffect(() => {
    setState(desk.state());
    return desk.subscribe(() => setState(desk.state()));
  }, [desk]);
  return (
    <div style={{ position: 'relative', width: '100%' }} data-beside-desk={state.at}>
      <LiveRegion text={announce(state, words)} />
      {card(state, desk, clock)}
    </div>
  );
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
