import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import type { Risk } from '@beside/protocol';
import { palette } from '../../desk/ui/palette';
import { useAuditWords } from '../audit-words';

const classes = mergeStyleSets({
  list: { display: 'flex', flexWrap: 'wrap', gap: 4, margin: 0, padding: 0, listStyle: 'none' },
  chip: {
    padding: '0 8px',
    border: `1px solid ${palette.warn}`,
    borderRadius: 10,
    background: palette.warnFaint,
    color: palette.warn,
    fontSize: 12,
    lineHeight: 18,
    whiteSpace: 'nowrap',
  },
});

/** What to look at a session twice for, in words. SESS-32 */
export function RiskChips(props: { readonly risks: readonly Risk[] }): JSX.Element {
  const words = useAuditWords().audit;
  if (props.risks.length === 0) return <span>{words.none}</span>;
  return (
    <ul className={classes.list}>
      {props.risks.map((risk) => (
        <li key={risk} className={classes.chip}>
          {words.risks[risk]}
        </li>
      ))}
    </ul>
  );
}
