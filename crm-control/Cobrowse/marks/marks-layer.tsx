import * as React from 'react';
import { keyframes, mergeStyles, mergeStyleSets } from '@fluentui/react';
import { LASER_MS, placeNote } from '@beside/protocol';
import type { PlacedBox } from '@beside/mirror';
import { overPage } from '../../desk/ui/palette';
import { MarkShape } from './mark-shape';
import { CUSTOMER, TAP_MS } from './page-presence';
import type { PlacedMark } from './place-marks';

const ripple = keyframes({ from: { transform: 'scale(0.2)', opacity: 1 }, to: { transform: 'scale(1)', opacity: 0 } });
const fade = keyframes({ '0%': { opacity: 1 }, '50%': { opacity: 1 }, '100%': { opacity: 0 } });
const STILL = '@media (prefers-reduced-motion: reduce)';
const RIPPLE_PX = 44;
const NOTE_WIDTH_PX = 220;
const LABEL_ABOVE_PX = 24;

const label = {
  position: 'absolute',
  padding: '0 6px',
  borderRadius: 3,
  color: overPage.surface,
  fontSize: 11,
  lineHeight: 16,
  whiteSpace: 'nowrap',
  border: '1px solid transparent',
} as const;
const classes = mergeStyleSets({
  layer: { position: 'absolute', zIndex: 1, overflow: 'hidden', pointerEvents: 'none', direction: 'ltr' },
  lines: { position: 'absolute', inset: 0, width: '100%', height: '100%', overflow: 'visible' },
  pointer: {
    position: 'absolute',
    left: 0,
    top: 0,
    display: 'flex',
    alignItems: 'flex-start',
    transition: 'transform 60ms linear',
    selectors: { [STILL]: { transition: 'none' } },
  },
  pointerLabel: { ...label, position: 'static', marginTop: 14, marginLeft: -4 },
  label,
  tap: {
    position: 'absolute',
    width: RIPPLE_PX,
    height: RIPPLE_PX,
    margin: -RIPPLE_PX / 2,
    borderRadius: '50%',
    border: '3px solid',
    boxShadow: '0 0 0 1px #fff, inset 0 0 0 1px #fff',
    animation: `${ripple} ${TAP_MS}ms ease-out forwards`,
    selectors: { [STILL]: { animation: 'none' } },
  },
  note: {
    position: 'absolute',
    left: 0,
    top: 0,
    maxWidth: NOTE_WIDTH_PX,
    padding: '4px 8px 6px',
    borderRadius: 4,
    background: '#fffdf2',
    color: overPage.text,
    border: '1px solid',
    boxShadow: '0 2px 6px rgba(0, 0, 0, 0.2)',
    fontSize: 12,
    lineHeight: 16,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  noteWho: { display: 'block', fontSize: 11, fontWeight: 600 },
});
const fading = mergeStyles({ animation: `${fade} ${LASER_MS}ms linear forwards` });

/** Whose a mark is, as a colour; the label beside it says it in words. */
function colourOf(who: string, self: string | null): string {
  if (who === self) return overPage.mark;
  return who === CUSTOMER ? overPage.brand : overPage.good;
}

/** Everybody's pointers, marks and presses, over what is seen of the page. CTRL-11 */
export function MarksLayer(props: {
  readonly marks: readonly PlacedMark[];
  readonly pageBox: PlacedBox | null;
  readonly self: string | null;
  /** What stands beside a mark: whose it is. */
  readonly nameOf: (who: string) => string;
}): JSX.Element | null {
  const { marks, pageBox, self, nameOf } = props;
  if (!pageBox) return null;
  const { x: left, y: top, width, height } = pageBox;
  return (
    <div className={classes.layer} style={{ left, top, width, height }} aria-hidden="true">
      <svg className={classes.lines}>
        <g transform={`translate(${-left} ${-top})`}>
          {spotlightsFirst(marks).map((mark) =>
            mark.kind === 'mark' ? (
              <g key={keyOf(mark)} data-beside-mark={mark.tool} className={mark.tool === 'laser' ? fading : undefined}>
                <MarkShape mark={mark} colour={colourOf(mark.who, self)} view={pageBox} />
              </g>
            ) : null,
          )}
        </g>
      </svg>
      {marks.map((mark) => {
        const colour = colourOf(mark.who, self);
        const who = nameOf(mark.who);
        switch (mark.kind) {
          case 'tap':
            return (
              <div
                key={`t${mark.who}${mark.at}`}
                className={classes.tap}
                data-beside-mark="tap"
                style={{ left: mark.x - left, top: mark.y - top, color: colour }}
              />
            );
          case 'pointer':
            return (
              <div
                key={`p${mark.who}`}
                className={classes.pointer}
                style={{ transform: `translate(${mark.x - left}px, ${mark.y - top}px)` }}
                data-beside-mark="pointer"
              >
                <svg width="18" height="18" viewBox="0 0 18 18" style={{ margin: '-1px 0 0 -1px' }}>
                  <path d="M1 1v14l4-4h6z" fill={colour} stroke="#fff" strokeWidth="1.5" strokeLinejoin="round" />
                </svg>
                <span className={classes.pointerLabel} style={{ background: colour }}>
                  {who}
                </span>
              </div>
            );
          case 'mark':
            return mark.tool === 'note' ? (
              <Note key={`l${keyOf(mark)}`} mark={mark} who={who} colour={colour} pageBox={pageBox} />
            ) : (
              <MarkLabel key={`l${keyOf(mark)}`} mark={mark} who={who} colour={colour} left={left} top={top} />
            );
        }
      })}
    </div>
  );
}

/** What a spotlight dims lies under everything that is drawn. */
function spotlightsFirst(marks: readonly PlacedMark[]): readonly PlacedMark[] {
  const isSpotlight = (mark: PlacedMark) => mark.kind === 'mark' && mark.tool === 'spotlight';
  return [...marks.filter(isSpotlight), ...marks.filter((mark) => !isSpotlight(mark))];
}

/** Words beside what they are about, and whose they are. */
function Note(props: {
  readonly mark: Extract<PlacedMark, { kind: 'mark' }>;
  readonly who: string;
  readonly colour: string;
  readonly pageBox: PlacedBox;
}): JSX.Element | null {
  const { mark, who, colour, pageBox } = props;
  const ref = React.useRef<HTMLDivElement>(null);
  const [place, setPlace] = React.useState({ x: 0, y: 0 });
  const [spot] = mark.points;
  const box = { ...mark.box, x: mark.box.x - pageBox.x, y: mark.box.y - pageBox.y };
  const at = { x: (spot?.x ?? 0) - pageBox.x, y: (spot?.y ?? 0) - pageBox.y };
  React.useLayoutEffect(() => {
    const own = ref.current;
    if (!own) return;
    const direction = getComputedStyle(own).direction === 'rtl' ? 'rtl' : 'ltr'; // its words are in the page's language
    setPlace(placeNote(box, at, { width: own.offsetWidth, height: own.offsetHeight }, pageBox, direction));
  }, [box.x, box.y, box.width, box.height, at.x, at.y, pageBox.width, pageBox.height, mark.text]);
  if (!spot) return null;
  return (
    <div
      ref={ref}
      className={classes.note}
      dir="auto"
      style={{ transform: `translate(${place.x}px, ${place.y}px)`, borderColor: colour }}
    >
      <span className={classes.noteWho} style={{ color: colour }}>
        {who}
      </span>
      {mark.text}
    </div>
  );
}

/** Whose it is, above the mark or, where that is out of sight, within it. */
function MarkLabel(props: {
  readonly mark: Extract<PlacedMark, { kind: 'mark' }>;
  readonly who: string;
  readonly colour: string;
  readonly left: number;
  readonly top: number;
}): JSX.Element | null {
  const { mark, who, colour, left, top } = props;
  if (mark.tool === 'laser') return null;
  const { x, y, anchored } = labelSpot(mark);
  const above = y - top - LABEL_ABOVE_PX;
  return (
    <span
      className={classes.label}
      style={{
        left: x - left,
        top: above > -LABEL_ABOVE_PX / 2 ? Math.max(0, above) : above,
        background: colour,
        transform: anchored === 'end' ? 'translateX(-100%)' : undefined,
      }}
    >
      {who}
    </span>
  );
}

/** At the end of its upper edge, where a form has the fewest words; at an arrow's tail, and where a line ends. */
function labelSpot({ tool, box, points }: Extract<PlacedMark, { kind: 'mark' }>): {
  readonly x: number;
  readonly y: number;
  readonly anchored: 'start' | 'end';
} {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return { x: box.x + box.width + 4, y: box.y, anchored: 'end' };
  if (tool === 'rectangle') return { x: Math.max(first.x, last.x), y: Math.min(first.y, last.y), anchored: 'end' };
  return { ...(tool === 'arrow' ? first : last), anchored: 'start' };
}

function keyOf({ who, id, tool, at }: Extract<PlacedMark, { kind: 'mark' }>): string {
  return tool === 'laser' ? `${who}/${id}/${at}` : `${who}/${id}`;
}
