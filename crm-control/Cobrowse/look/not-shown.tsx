import * as React from 'react';
import { DefaultButton, mergeStyleSets } from '@fluentui/react';
import { tileReasons, type TileReason } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import { palette } from '../../desk/ui/palette';
import { useLocale, useWords } from '../../desk/ui/words-context';

/** While the list is open the page goes on. */
const COUNT_AGAIN_MS = 2_000;

const classes = mergeStyleSets({
  list: { margin: '6px 0 0', padding: '8px 12px 8px 28px', background: palette.faint, borderRadius: 4 },
  quiet: { margin: '6px 0 0', color: palette.quiet, fontSize: 12, lineHeight: 16 },
});

/** What of the customer's page the agent does not see, and why: one line for each reason. */
export function NotShown(props: {
  /** `null`: there is no page now. */
  readonly count: () => ReadonlyMap<TileReason, number> | null;
  readonly clock: Clock;
}): JSX.Element {
  const { count, clock } = props;
  const words = useWords();
  const numbers = new Intl.NumberFormat(useLocale());
  const [open, setOpen] = React.useState(false);
  const [turn, setTurn] = React.useState(0);
  React.useEffect(
    () => (open ? clock.after(COUNT_AGAIN_MS, () => setTurn((now) => now + 1)) : undefined),
    [open, turn, clock],
  );
  const counts = React.useMemo(() => (open ? count() : null), [open, turn]);
  const reasons = tileReasons.filter((reason) => counts?.has(reason));
  return (
    <div style={{ marginTop: 8 }}>
      <DefaultButton
        text={words.live.notShown}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        styles={{ root: { height: 28, padding: '0 8px' }, label: { fontSize: 12, fontWeight: 400, margin: 0 } }}
      />
      {open && reasons.length > 0 ? (
        <ul className={classes.list} aria-label={words.live.notShown}>
          {reasons.map((reason) => (
            <li key={reason}>
              {words.tiles[reason]}: {numbers.format(counts?.get(reason) ?? 0)}
            </li>
          ))}
        </ul>
      ) : null}
      {open ? (
        <p className={classes.quiet}>{reasons.length > 0 ? words.live.maskedToo : words.live.onlyMasked}</p>
      ) : null}
    </div>
  );
}
