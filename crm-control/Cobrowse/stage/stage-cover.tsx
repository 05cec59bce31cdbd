import * as React from 'react';
import { ProgressIndicator, Spinner, SpinnerSize } from '@fluentui/react';
import { never } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import { Countdown } from '../../desk/ui/countdown';
import { Cover } from '../../desk/ui/cover';
import { useWords } from '../../desk/ui/words-context';
import type { DeskState, Watching } from '../state/desk-state';
import { ThreeWords } from '../cards/three-words';

/** Why the page is not visible now, and what will happen; nothing while it is. SESS-4 SESS-8 */
export function StageCover(props: {
  readonly state: Extract<DeskState, Watching>;
  readonly customer: string;
  /** 0 … 1 of the picture that is being drawn. */
  readonly progress: number;
  readonly clock: Clock;
}): JSX.Element | null {
  const { state, customer, progress, clock } = props;
  const words = useWords().cover;
  const back = state.session.customer.here ? null : state.session.customer.until;
  switch (state.at) {
    case 'live':
      return null;
    case 'connecting':
      if (state.compared) {
        return (
          <Cover title={words.compared(customer)}>
            <ThreeWords compared={state.compared} customer={customer} clock={clock} centred />
          </Cover>
        );
      }
      return (
        <Cover title={words.connecting}>
          {progress > 0 ? (
            <ProgressIndicator percentComplete={progress} styles={{ root: { width: 200 } }} />
          ) : (
            <Spinner size={SpinnerSize.medium} />
          )}
          {back === null ? null : <span>{words.notYet(customer)}</span>}
        </Cover>
      );
    case 'paused':
      return (
        <Cover title={words.paused(customer)}>
          <span>{words.pausedBody}</span>
          {state.session.until === undefined ? null : (
            <Countdown label={words.pausedUntil} until={state.session.until} clock={clock} />
          )}
        </Cover>
      );
    case 'covered':
      return <Covered {...props} state={state} back={back} />;
    default:
      return never(state);
  }
}

function Covered(props: {
  readonly state: Extract<DeskState, { at: 'covered' }>;
  readonly customer: string;
  readonly progress: number;
  readonly back: number | null;
  readonly clock: Clock;
}): JSX.Element {
  const { state, customer, progress, back, clock } = props;
  const words = useWords().cover;
  switch (state.reason) {
    case 'lease':
      return (
        <Cover title={words.lease}>
          <span>{words.leaseBody}</span>
        </Cover>
      );
    case 'away':
      return (
        <Cover title={words.away(customer)}>
          <span>{words.awayBody}</span>
          {back === null ? null : <Countdown label={words.awayUntil} until={back} clock={clock} />}
        </Cover>
      );
    case 'drawing':
      return (
        <Cover title={words.drawing}>
          <ProgressIndicator percentComplete={progress} styles={{ root: { width: 200 } }} />
        </Cover>
      );
    case 'ending':
      return <Cover title={words.ending} />;
    default:
      return never(state.reason);
  }
}
