import * as React from 'react';
import { DefaultButton, mergeStyleSets } from '@fluentui/react';
import type { PlacedBox } from '@beside/mirror';
import { overPage } from '../../desk/ui/palette';
import { useAgentWords } from '../agent-words';
import type { HandsState, SentAct } from './acts';

/** As wide as a chip gets, and a gap. */
const CHIP_PX = 190;

const classes = mergeStyleSets({
  frame: {
    position: 'absolute',
    zIndex: 1,
    border: `2px dashed ${overPage.brand}`,
    borderRadius: 3,
    pointerEvents: 'none',
  },
  chip: {
    position: 'absolute',
    zIndex: 2,
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    minHeight: 24,
    padding: '0 4px 0 8px',
    borderRadius: 3,
    background: overPage.brand,
    color: overPage.surface,
    border: '1px solid transparent',
    fontSize: 12,
    lineHeight: 16,
    whiteSpace: 'nowrap',
    cursor: 'default',
  },
});

/** What became of the agent's values, on the fields themselves. CTRL-7 */
export function ProposalsLayer(props: {
  readonly hands: HandsState;
  /** What is seen of the page, in the same px. */
  readonly pageBox: PlacedBox | null;
  readonly boxOf: (node: number) => PlacedBox | null;
  readonly onWithdraw: (act: number) => void;
}): JSX.Element {
  const words = useAgentWords().hands.fill;
  return (
    <>
      {latestPerField(props.hands.acts).map((act) => {
        const box = act.node === null ? null : props.boxOf(act.node);
        const say = stateWords(act, props.hands.news, words);
        if (!box || say === null || !isSeen(box, props.pageBox)) return null;
        const { x, y, width, height } = box;
        return (
          <React.Fragment key={act.act}>
            <div className={classes.frame} style={{ left: x - 3, top: y - 3, width: width + 6, height: height + 6 }} />
            <div
              className={classes.chip}
              style={chipPlace(box, props.pageBox)}
              data-beside-proposal={act.stage.at}
              onClick={(press) => press.stopPropagation()}
              onPointerDown={(press) => press.stopPropagation()}
            >
              {say}
              {act.stage.at === 'proposed' ? (
                <DefaultButton
                  text={words.withdraw}
                  onClick={() => props.onWithdraw(act.act)}
                  styles={{
                    root: { minWidth: 0, minHeight: 0, height: 20, padding: '0 6px', fontSize: 12, border: 0 },
                    label: { margin: 0, fontWeight: 400 },
                  }}
                />
              ) : null}
            </div>
          </React.Fragment>
        );
      })}
    </>
  );
}

/** After the field where there is room, else on its end where it is long enough, so that what is next to it can be pressed. */
function chipPlace({ x, y, width, height }: PlacedBox, page: PlacedBox | null): React.CSSProperties {
  const [end, top] = [x + width, y + height / 2 - 12];
  if (page && end + 8 + CHIP_PX <= page.x + page.width) return { left: end + 8, top };
  return width >= CHIP_PX
    ? { left: end - 4, top, transform: 'translateX(-100%)' }
    : { left: x - 3, top: y + height + 5 };
}

/** Whether its middle is in what is seen of the page. */
function isSeen(box: PlacedBox, page: PlacedBox | null): boolean {
  const middle = box.y + box.height / 2;
  return page !== null && middle >= page.y && middle <= page.y + page.height;
}

/** The last value that was sent to each field, while the page still has it. */
export function latestPerField(acts: readonly SentAct[]): readonly SentAct[] {
  const fills = acts.filter(({ kind, node }) => kind === 'fill' && node !== null);
  return fills.filter((act, place) => !fills.slice(place + 1).some(({ node }) => node === act.node));
}

/** What was settled is shown while it is the last thing that happened. */
function stateWords(
  { act, stage }: SentAct,
  news: HandsState['news'],
  words: ReturnType<typeof useAgentWords>['hands']['fill'],
): string | null {
  if (stage.at === 'sent') return words.sending;
  if (stage.at === 'proposed') return words.proposed;
  return stage.at === 'settled' && news?.about === 'act' && news.act === act ? words[stage.how] : null;
}
