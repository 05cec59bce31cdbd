import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { palette } from '../../desk/ui/palette';
import type { PlacedMark } from './marks';

const classes = mergeStyleSets({
  layer: { position: 'absolute', inset: 0, zIndex: 1, pointerEvents: 'none', direction: 'ltr' },
  pointer: { position: 'absolute', display: 'flex', alignItems: 'flex-start' },
  label: {
    marginTop: 14,
    marginLeft: -4,
    padding: '0 6px',
    borderRadius: 3,
    background: palette.text,
    color: palette.surface,
    fontSize: 11,
    lineHeight: 16,
    whiteSpace: 'nowrap',
    border: '1px solid transparent',
  },
  spotlight: {
    position: 'absolute',
    border: `3px solid ${palette.mark}`,
    borderRadius: 4,
    boxShadow: '0 0 0 2px #ffffff, 0 0 0 4px rgba(0, 0, 0, 0.35)',
  },
  spotlightLabel: {
    position: 'absolute',
    bottom: '100%',
    left: -3,
    marginBottom: 6,
    padding: '0 6px',
    borderRadius: 3,
    background: palette.mark,
    color: palette.surface,
    fontSize: 11,
    lineHeight: 16,
    whiteSpace: 'nowrap',
    border: '1px solid transparent',
  },
});

const SPOTLIGHT_MARGIN_PX = 4;

/** The customer's pointer with their name, and everybody's spotlight, over the page. */
export function MarksLayer(props: {
  readonly marks: readonly PlacedMark[];
  /** What stands beside a mark: whose it is. */
  readonly nameOf: (who: string) => string;
}): JSX.Element {
  return (
    <div className={classes.layer} aria-hidden="true">
      {props.marks.map((mark) =>
        mark.kind === 'pointer' ? (
          <div
            key={`p${mark.who}`}
            className={classes.pointer}
            style={{ left: mark.x, top: mark.y }}
            data-beside-mark="pointer"
          >
            <svg width="18" height="18" viewBox="0 0 18 18" style={{ margin: '-1px 0 0 -1px' }}>
              <path d="M1 1v14l4-4h6z" fill={palette.text} stroke="#fff" strokeWidth="1.5" strokeLinejoin="round" />
            </svg>
            <span className={classes.label}>{props.nameOf(mark.who)}</span>
          </div>
        ) : (
          <div
            key={`s${mark.who}`}
            className={classes.spotlight}
            data-beside-mark="spotlight"
            style={{
              left: mark.x - SPOTLIGHT_MARGIN_PX,
              top: mark.y - SPOTLIGHT_MARGIN_PX,
              width: mark.width + 2 * SPOTLIGHT_MARGIN_PX,
              height: mark.height + 2 * SPOTLIGHT_MARGIN_PX,
            }}
          >
            <span className={classes.spotlightLabel}>{props.nameOf(mark.who)}</span>
          </div>
        ),
      )}
    </div>
  );
}
