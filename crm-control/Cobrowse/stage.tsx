import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { palette } from '../desk/ui/palette';
import { useWords } from '../desk/ui/words-context';
import { KEY_POINTER_START, moveKeyPointer, type KeyPointer } from './key-pointer';
import type { PlacedMark } from './marks';
import { MarksLayer } from './marks-layer';
import type { Desk } from './desk';
import type { SpotlightResult, StageNews } from './page-view';
import type { Tool } from './toolbar';

const MAX_HEIGHT = 'min(72vh, 900px)';
/** Leaves room for the bar and the tools above the page. */
const MAX_HEIGHT_LARGE = 'calc(100vh - 200px)';

const classes = mergeStyleSets({
  frame: {
    position: 'relative',
    minHeight: 200,
    border: `1px solid ${palette.line}`,
    background: palette.faint,
    overflow: 'hidden',
  },
  stage: {
    position: 'relative',
    overflow: 'auto',
    outlineOffset: -3,
    selectors: { ':focus-visible': { outline: `3px solid ${palette.brand}` } },
  },
  cross: {
    position: 'absolute',
    zIndex: 1,
    width: 22,
    height: 22,
    margin: '-11px 0 0 -11px',
    border: `2px solid ${palette.brand}`,
    borderRadius: '50%',
    boxShadow: '0 0 0 2px #fff',
    pointerEvents: 'none',
  },
});

export interface StageProps {
  readonly desk: Desk;
  readonly live: boolean;
  readonly tool: Tool;
  readonly large: boolean;
  readonly label: string;
  readonly news: StageNews;
  readonly nameOf: (who: string) => string;
  readonly onNews: (news: StageNews) => void;
  readonly onSpotlight: (result: SpotlightResult, name: string) => void;
  readonly onCleared: () => void;
  /** Says what the keyboard's pointer is on. */
  readonly onName: (name: string) => void;
  readonly children: React.ReactNode;
}

/** The customer's page, the marks on it, and the agent's mouse or keys over it. */
export function Stage(props: StageProps): JSX.Element {
  const { desk, live, tool, news, onNews } = props;
  const words = useWords().live;
  const container = React.useRef<HTMLDivElement>(null);
  const [keys, setKeys] = React.useState<KeyPointer | null>(null);
  React.useEffect(() => (container.current ? desk.show(container.current, onNews) : undefined), [desk, onNews]);
  React.useEffect(() => {
    if (!live) setKeys(null);
  }, [live]);

  const spotlight = async (x: number, y: number) => {
    const page = desk.page();
    if (!page) return;
    const name = page.nameAt({ x, y });
    props.onSpotlight(await page.spotlight({ x, y }), name);
  };
  const windowSpot = (at: KeyPointer) => {
    const box = container.current?.getBoundingClientRect();
    return { x: (box?.left ?? 0) + at.x * (box?.width ?? 0), y: (box?.top ?? 0) + at.y * (box?.height ?? 0) };
  };
  const onKeyDown = (press: React.KeyboardEvent) => {
    if (!live) return;
    const from = keys ?? KEY_POINTER_START;
    const moved = moveKeyPointer(from, press.key, press.shiftKey);
    if (moved) {
      setKeys(moved);
      const spot = windowSpot(moved);
      desk.page()?.point(spot);
      props.onName(desk.page()?.nameAt(spot) ?? '');
    } else if (press.key === 'Enter' || press.key === ' ') {
      const spot = windowSpot(from);
      setKeys(from);
      void spotlight(spot.x, spot.y);
    } else if (press.key === 'Escape') {
      props.onCleared();
    } else return;
    press.preventDefault();
  };

  return (
    <div className={classes.frame}>
      <div
        ref={container}
        className={classes.stage}
        style={stageSize(news, tool, props.large)}
        tabIndex={0}
        role="application"
        aria-label={`${props.label}. ${words.stageKeys}`}
        data-beside-stage=""
        onPointerMove={(move) => live && tool === 'pointer' && desk.page()?.point({ x: move.clientX, y: move.clientY })}
        onPointerLeave={() => live && desk.page()?.point(null)}
        onClick={(press) => live && tool === 'spotlight' && void spotlight(press.clientX, press.clientY)}
        onScroll={() => desk.page()?.place()}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setKeys(null);
          if (keys) desk.page()?.point(null);
        }}
      >
        {live ? <MarksLayer marks={news.marks as PlacedMark[]} nameOf={props.nameOf} /> : null}
      </div>
      {live && keys ? (
        <div className={classes.cross} style={{ left: `${keys.x * 100}%`, top: `${keys.y * 100}%` }} />
      ) : null}
      {props.children}
    </div>
  );
}

/** As wide as there is room, as high as the customer's window would be at that width, within limits. */
function stageSize(news: StageNews, tool: Tool, large: boolean): React.CSSProperties {
  const ratio = news.size && news.size.width > 0 ? `${news.size.width} / ${news.size.height}` : '16 / 9';
  return {
    aspectRatio: ratio,
    width: '100%',
    maxHeight: large ? MAX_HEIGHT_LARGE : MAX_HEIGHT,
    cursor: tool === 'spotlight' ? 'crosshair' : 'default',
  } as React.CSSProperties;
}
