import * as React from 'react';
import { DefaultButton, mergeStyleSets } from '@fluentui/react';
import type { WaitingRequest } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import { siteOf } from '../../desk/site-of';
import { Elapsed } from '../../desk/ui/countdown';
import { palette } from '../../desk/ui/palette';
import { useWords } from '../../desk/ui/words-context';

const classes = mergeStyleSets({
  title: { margin: 0, fontSize: 14, lineHeight: 20, fontWeight: 600 },
  list: { listStyle: 'none', margin: '8px 0 0', padding: 0 },
  entry: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '6px 0',
    selectors: { '& + &': { borderTop: `1px solid ${palette.line}` } },
  },
  where: { flex: '1 1 140px', minWidth: 0, overflowWrap: 'anywhere' },
  time: { color: palette.quiet, fontSize: 12 },
});

/** Customers who wait: those of this conversation stand first, each with *Take call*. SESS-16 */
export function RequestList(props: {
  readonly requests: readonly WaitingRequest[];
  readonly busy: boolean;
  readonly clock: Clock;
  readonly onTake: (id: string) => void;
}): JSX.Element {
  const { requests, busy, clock, onTake } = props;
  const words = useWords();
  const ordered = [...requests].sort((a, b) => Number(b.conversation !== null) - Number(a.conversation !== null));
  return (
    <section aria-labelledby="beside-requests">
      <h3 id="beside-requests" className={classes.title}>
        {words.start.requests}
      </h3>
      <ul className={classes.list}>
        {ordered.map(({ id, conversation, origin, since }) => {
          const where = conversation === null ? words.start.requestElsewhere(siteOf(origin)) : words.start.requestHere;
          return (
            <li key={id} className={classes.entry}>
              <span className={classes.where}>{where}</span>
              <span className={classes.time}>
                <Elapsed label={words.start.waiting} since={since} clock={clock} />
              </span>
              <DefaultButton
                text={words.start.takeCall}
                ariaLabel={`${words.start.takeCall}: ${where}`}
                disabled={busy}
                onClick={() => onTake(id)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
