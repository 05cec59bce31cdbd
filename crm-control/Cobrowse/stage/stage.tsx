import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import type { PlacedBox, WindowPoint } from '@beside/mirror';
import { overPage, palette } from '../../desk/ui/palette';
import { useAgentWords } from '../agent-words';
import type { Desk } from '../desk';
import { FieldEditor } from '../hands/field-editor';
import { ProposalsLayer } from '../hands/proposals-layer';
import { MarksLayer } from '../marks/marks-layer';
import { NoteEditor } from '../marks/note-editor';
import { gestureOf, type Tool } from '../marks/tools';
import { named } from '../named';
import type { StageNews } from '../session/page-view';
import { useStageHands, type StageWord } from './use-stage-hands';
import { useStageWheel } from './use-stage-wheel';

const MAX_HEIGHT = 'min(72vh, 900px)';
/** Leaves room for the bar and the tools above the page. */
const MAX_HEIGHT_LARGE = 'calc(100vh - 230px)';

const classes = mergeStyleSets({
  frame: {
    position: 'relative',
    flex: '1 1 auto',
    minWidth: 0,
    minHeight: 200,
    border: `1px solid ${palette.line}`,
    background: palette.faint,
    overflow: 'hidden',
  },
  stage: {
    position: 'relative',
    overflow: 'auto',
    outlineOffset: -3,
    userSelect: 'none',
    selectors: { ':focus-visible': { outline: `3px solid ${palette.brand}` } },
  },
  cross: {
    position: 'absolute',
    zIndex: 1,
    width: 22,
    height: 22,
    margin: '-11px 0 0 -11px',
    border: `2px solid ${overPage.brand}`,
    borderRadius: '50%',
    boxShadow: '0 0 0 2px #fff',
    pointerEvents: 'none',
  },
  keyed: {
    position: 'absolute',
    zIndex: 2,
    insetInlineStart: 8,
    bottom: 8,
    padding: '2px 8px',
    borderRadius: 3,
    background: overPage.text,
    color: overPage.surface,
    fontSize: 12,
    pointerEvents: 'none',
  },
});

export interface StageProps {
  readonly desk: Desk;
  readonly live: boolean;
  readonly tool: Tool;
  readonly writing: boolean;
  readonly large: boolean;
  readonly label: string;
  readonly news: StageNews;
  readonly nameOf: (who: string) => string;
  readonly onNews: (news: StageNews) => void;
  readonly onWord: (word: StageWord) => void;
  readonly onClearMine: () => void;
  readonly children: React.ReactNode;
}

/** The customer's page, what is drawn on it, and the agent's mouse or keys over it. */
export function Stage(props: StageProps): JSX.Element {
  const { desk, live, tool, news, onNews } = props;
  const words = useAgentWords().hands;
  const container = React.useRef<HTMLDivElement>(null);
  const page = React.useCallback(() => desk.page(), [desk]);
  const { keys, popup, keyed, closePopup, handlers } = useStageHands({ ...props, page, container });
  React.useEffect(() => (container.current ? desk.show(container.current, onNews) : undefined), [desk, onNews]);
  const handy = props.writing && tool === 'hand';
  useStageWheel({ page, container, live, following: news.following, handy });

  /** From px of the stage's content to px of what is seen of it. */
  const seen = (box: PlacedBox): PlacedBox => ({
    ...box,
    x: box.x - (container.current?.scrollLeft ?? 0),
    y: box.y - (container.current?.scrollTop ?? 0),
  });
  const spotBox = (at: WindowPoint): PlacedBox => {
    const outer = container.current?.getBoundingClientRect();
    return { x: at.x - (outer?.left ?? 0), y: at.y - (outer?.top ?? 0), width: 0, height: 0 };
  };
  const fieldBox = popup?.is === 'field' ? page()?.boxOf(popup.field.node) : null;

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
        onScroll={() => page()?.place()}
        {...handlers}
      >
        {live ? (
          <>
            <MarksLayer marks={news.marks} pageBox={news.pageBox} self={desk.participant()} nameOf={props.nameOf} />
            <ProposalsLayer
              hands={news.hands}
              pageBox={news.pageBox}
              boxOf={(node) => page()?.boxOf(node) ?? null}
              onWithdraw={(act) => page()?.hands.withdraw(act)}
            />
          </>
        ) : null}
      </div>
      {live && keys ? (
        <div
          className={classes.cross}
          data-beside-cross=""
          style={{ left: `${keys.x * 100}%`, top: `${keys.y * 100}%` }}
        />
      ) : null}
      {live && keyed ? <div className={classes.keyed}>{words.keysGo(keyed.name, named(keyed.name))}</div> : null}
      {live && popup?.is === 'note' ? (
        <NoteEditor
          beside={spotBox(popup.at)}
          onCancel={closePopup}
          onPlace={(text) => {
            const { at } = popup;
            const name = page()?.nameAt(at) ?? '';
            void page()
              ?.drawing.note(at, text)
              .then((result) => props.onWord({ what: 'marked', tool: 'note', result, name }));
            closePopup();
          }}
        />
      ) : null}
      {live && popup?.is === 'field' && fieldBox ? (
        <FieldEditor
          key={popup.field.node}
          beside={seen(fieldBox)}
          field={popup.field}
          name={popup.name}
          direct={news.hands.direct}
          onCancel={closePopup}
          onFill={(value) => {
            page()?.hands.fill(popup.field.node, value);
            closePopup();
          }}
        />
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
    touchAction: gestureOf(tool) === 'stroke' ? 'none' : 'auto',
    cursor: tool === 'pointer' ? 'default' : tool === 'hand' ? 'pointer' : 'crosshair',
  } as React.CSSProperties;
}
