import * as React from 'react';
import { DefaultButton, mergeStyleSets } from '@fluentui/react';
import type { AuditRecord } from '@beside/protocol';
import { palette } from '../../desk/ui/palette';
import { useAuditWords } from '../audit-words';
import { eventKinds, kindOf, type EventKind } from './event-kind';

const classes = mergeStyleSets({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8, margin: '0 0 8px' },
  said: { color: palette.quiet, fontSize: 12 },
  kind: { minWidth: 0, height: 28, padding: '0 4px', borderRadius: 14 },
  chosen: {
    borderColor: palette.brand,
    background: palette.brandFaint,
    color: palette.brand,
    selectors: { ':hover': { background: palette.brandFaint, color: palette.brand } },
  },
});

/** Which kinds of records are shown; none chosen shows all. AUDIT-22 */
export type Kinds = readonly EventKind[];

export function ofKinds(records: readonly AuditRecord[], kinds: Kinds): readonly AuditRecord[] {
  return kinds.length === 0 ? records : records.filter(({ event }) => kinds.includes(kindOf(event)));
}

/** The kinds that there are, each with how many, to be pressed and pressed again. */
export function KindFilter(props: {
  readonly records: readonly AuditRecord[];
  readonly kinds: Kinds;
  readonly onChange: (kinds: Kinds) => void;
}): JSX.Element | null {
  const { records, kinds, onChange } = props;
  const words = useAuditWords().audit.kinds;
  const counts = eventKinds.map((kind) => [kind, ofKinds(records, [kind]).length] as const);
  const there = counts.filter(([, count]) => count > 0);
  if (there.length < 2) return null;
  const button = (key: string, text: string, count: number, isChosen: boolean, next: Kinds) => (
    <DefaultButton
      key={key}
      className={isChosen ? `${classes.kind} ${classes.chosen}` : classes.kind}
      text={words.counted(count, text)}
      toggle
      checked={isChosen}
      onClick={() => onChange(next)}
    />
  );
  return (
    <div className={classes.bar} role="group" aria-label={words.label}>
      {button('all', words.all, records.length, kinds.length === 0, [])}
      {there.map(([kind, count]) => {
        const isChosen = kinds.includes(kind);
        const next = isChosen ? kinds.filter((one) => one !== kind) : [...kinds, kind];
        return button(kind, words.names[kind], count, isChosen, next);
      })}
      <span role="status" className={classes.said}>
        {kinds.length === 0 ? '' : words.shown(records.length, ofKinds(records, kinds).length)}
      </span>
    </div>
  );
}
