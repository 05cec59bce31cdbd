import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { palette } from '../../desk/ui/palette';
import { useWords } from '../../desk/ui/words-context';

export type Step = 'invited' | 'entered' | 'deciding' | 'live';

const order: readonly Step[] = ['invited', 'entered', 'deciding', 'live'];

const classes = mergeStyleSets({
  steps: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px 8px',
    margin: '0 0 16px',
    padding: 0,
    listStyle: 'none',
    fontSize: 13,
    lineHeight: 18,
    alignItems: 'center',
  },
  step: { display: 'flex', alignItems: 'center', gap: 6, color: palette.quiet },
  /** Read from across a desk with three chats on it. */
  now: {
    padding: '3px 12px 3px 10px',
    borderRadius: 14,
    background: palette.brandFaint,
    color: palette.text,
    fontSize: 16,
    lineHeight: 22,
    fontWeight: 600,
  },
  line: { width: 16, height: 1, background: palette.line },
});

/** Where the session stands on its way: invited → PIN entered → the customer is deciding → live. */
export function Steps(props: { readonly now: Step }): JSX.Element {
  const words = useWords();
  const reached = order.indexOf(props.now);
  return (
    <ol className={classes.steps} aria-label={words.steps.label}>
      {order.map((step, place) => (
        <li
          key={step}
          className={`${classes.step} ${place === reached ? classes.now : ''}`}
          aria-current={place === reached ? 'step' : undefined}
        >
          <svg
            width="12"
            height="12"
            viewBox="0 0 12 12"
            aria-hidden="true"
            focusable="false"
            style={{ color: place <= reached ? palette.brand : palette.quiet }}
          >
            {place < reached ? (
              <path d="M1.5 6.5 4.5 9.5 10.5 3" fill="none" stroke="currentColor" strokeWidth="2" />
            ) : null}
            {place === reached ? <circle cx="6" cy="6" r="5" fill="currentColor" /> : null}
            {place > reached ? <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" /> : null}
          </svg>
          {words.steps[step]}
          {place < order.length - 1 ? <span className={classes.line} aria-hidden="true" /> : null}
        </li>
      ))}
    </ol>
  );
}
