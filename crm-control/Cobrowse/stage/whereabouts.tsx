import * as React from 'react';
import type { Clock } from '@beside/protocol/channel';
import { Countdown } from '../../desk/ui/countdown';
import { Notice } from '../../desk/ui/notice';
import { useWords } from '../../desk/ui/words-context';
import type { Watching } from '../state/desk-state';

/** Where the customer is while their page is still seen: on another tab, or away and expected back. */
export function Whereabouts(props: {
  readonly state: Watching;
  readonly customer: string;
  readonly clock: Clock;
}): JSX.Element | null {
  const { state, customer, clock } = props;
  const words = useWords();
  const presence = state.session.customer;
  if (presence.here && !state.page.hidden) return null;
  return (
    <div style={{ marginTop: 8 }} data-beside-whereabouts="">
      <Notice tone="plain">
        {presence.here ? (
          words.live.hiddenTab(customer)
        ) : (
          <>
            {words.cover.away(customer)}.{' '}
            <Countdown label={words.cover.awayUntil} until={presence.until} clock={clock} />
          </>
        )}
      </Notice>
    </div>
  );
}
