import * as React from 'react';
import { never } from '@beside/protocol';
import type { PlacedBox, WindowPoint } from '@beside/mirror';
import type { PlacedMark } from './place-marks';

type Drawn = Extract<PlacedMark, { kind: 'mark' }>;

const MARGIN_PX = 4;
const HEAD_PX = 14;
/** Past the edges of any page: what is not in the spotlight stands back. */
const EVERYWHERE = 'M-20000 -20000H20000V20000H-20000Z';

/** The lines of one mark, with a light edge under them so that they are seen on any page. */
export function MarkShape(props: {
  readonly mark: Drawn;
  readonly colour: string;
  /** What is seen of the page. */
  readonly view: PlacedBox;
}): JSX.Element | null {
  const { mark, colour, view } = props;
  const { box, points } = mark;
  const [first, second] = points;
  switch (mark.tool) {
    case 'spotlight': {
      if (!isSeen(box, view)) return null; // the customer's page is not dimmed for what is scrolled away either
      const around = frameOf(box.x, box.y, box.x + box.width, box.y + box.height, MARGIN_PX);
      return (
        <g>
          <path d={`${EVERYWHERE}${around}`} fillRule="evenodd" fill="#000" fillOpacity={0.2} />
          <Edged colour={colour} width={3} path={around} />
        </g>
      );
    }
    case 'highlight':
      return (
        <rect
          x={box.x}
          y={box.y}
          width={box.width}
          height={box.height}
          rx={2}
          fill="#fff100"
          fillOpacity={0.4}
          stroke={colour}
          strokeWidth={1.5}
          style={{ mixBlendMode: 'multiply' }}
        />
      );
    case 'rectangle':
      return first && second ? (
        <Edged colour={colour} width={3} path={frameOf(first.x, first.y, second.x, second.y, 0)} />
      ) : null;
    case 'arrow':
      return first && second ? <Edged colour={colour} width={3} path={arrowPath(first, second)} /> : null;
    case 'pen':
      return <Edged colour={colour} width={3} path={linePath(points)} />;
    case 'laser':
      return (
        <g>
          <path
            d={linePath(points)}
            fill="none"
            stroke="#e3008c"
            strokeOpacity={0.35}
            strokeWidth={9}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
          <path
            d={linePath(points)}
            fill="none"
            stroke="#ff2a4d"
            strokeWidth={3}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </g>
      );
    case 'note':
      return first ? <circle cx={first.x} cy={first.y} r={5} fill={colour} stroke="#fff" strokeWidth={2} /> : null;
    default:
      return never(mark.tool);
  }
}

function Edged(props: { readonly path: string; readonly colour: string; readonly width: number }): JSX.Element {
  const line = { d: props.path, fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
  return (
    <g>
      <path {...line} stroke="#fff" strokeOpacity={0.9} strokeWidth={props.width + 3} />
      <path {...line} stroke={props.colour} strokeWidth={props.width} />
    </g>
  );
}

function frameOf(x1: number, y1: number, x2: number, y2: number, margin: number): string {
  const [left, right] = [Math.min(x1, x2) - margin, Math.max(x1, x2) + margin];
  const [top, bottom] = [Math.min(y1, y2) - margin, Math.max(y1, y2) + margin];
  return `M${left} ${top}H${right}V${bottom}H${left}Z`;
}

function arrowPath(tail: WindowPoint, head: WindowPoint): string {
  const angle = Math.atan2(head.y - tail.y, head.x - tail.x);
  const wing = (turn: number) =>
    `M${head.x} ${head.y}L${head.x - HEAD_PX * Math.cos(angle + turn)} ${head.y - HEAD_PX * Math.sin(angle + turn)}`;
  return `M${tail.x} ${tail.y}L${head.x} ${head.y}${wing(0.5)}${wing(-0.5)}`;
}

/** A line through the middles between its points, so that it has no corners. */
export function linePath(points: readonly WindowPoint[]): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return '';
  const bends = points.slice(1, -1).map((point, index) => {
    const next = points[index + 2] ?? last;
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return `M${first.x} ${first.y}${bends.join('')}L${last.x} ${last.y}`;
}

function isSeen(box: PlacedBox, view: PlacedBox): boolean {
  const across = box.x < view.x + view.width && box.x + box.width > view.x;
  return across && box.y < view.y + view.height && box.y + box.height > view.y;
}
