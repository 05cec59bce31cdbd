import * as React from 'react';
import { DefaultButton, mergeStyleSets } from '@fluentui/react';
import type { PlacedBox } from '@beside/mirror';
import { palette } from '../../desk/ui/palette';
import { useWords } from '../../desk/ui/words-context';
import type { HandsState, SentAct } from './acts';

const classes = mergeStyleSets({
  frame: {
    position: 'absolute',
    zIndex: 1,
    border: `2px dashed ${palette.brand}`,
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
    background: palette.brand,
    color: palette.surface,
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
  readonly customer: string;
  readonly boxOf: (node: number) => PlacedBox | null;
  readonly onWithdraw: (act: number) => void;
}): JSX.Element {
  const words = useWords().hands.fill;
  return (
    <>
      {latestPerField(props.hands.acts).map((act) => {
        const box = act.node === null ? null : props.boxOf(act.node);
        const say = stateWords(act, props.customer, words);
        if (!box || box.y < 0 || say === null) return null;
        const { x, y, width, height } = box;
        return (
          <React.Fragment key={act.act}>
            <div className={classes.frame} style={{ left: x - 3, top: y - 3, width: width + 6, height: height + 6 }} />
            <div
              className={classes.chip}
              style={{ left: x - 3, top: y + height + 5 }}
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
                    root: { minWidth: 0, height: 20, padding: '0 6px', fontSize: 12, border: 0 },
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

/** The last value that was sent to each field, while the page still has it. */
export function latestPerField(acts: readonly SentAct[]): readonly SentAct[] {
  const fills = acts.filter(({ kind, node }) => kind === 'fill' && node !== null);
  return fills.filter((act, place) => !fills.slice(place + 1).some(({ node }) => node === act.node));
}

function stateWords(
  { stage }: SentAct,
  customer: string,
  words: ReturnType<typeof useWords>['hands']['fill'],
): string | null {
  if (stage.at === 'sent') return words.sending;
  if (stage.at === 'proposed') return words.proposed(customer);
  return null;
}
