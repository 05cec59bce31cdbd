import * as React from 'react';
import { mergeStyleSets } from '@fluentui/react';
import { never } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import type { SpokenWord } from '@beside/spoken';
import { CopyButton } from '../../desk/ui/copy-button';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { useWords } from '../../desk/ui/words-context';
import type { ComparedWords } from '../state/desk-state';

const classes = mergeStyleSets({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', margin: '4px 0 8px' },
  words: { fontSize: 20, fontWeight: 600, overflowWrap: 'anywhere' },
  quiet: { color: palette.quiet },
});

/** The three words that the customer compares before anything is seen, and what has become of them. SEAL-6 */
export function ThreeWords(props: {
  readonly compared: ComparedWords | null;
  readonly customer: string;
  readonly clock: Clock;
  readonly centred?: boolean;
}): JSX.Element {
  const { compared, customer, clock, centred = false } = props;
  const words = useWords().compared;
  if (!compared) return <Notice tone="plain">{words.waiting}</Notice>;
  const said = compared.words.map(written).join(' · ');
  return (
    <div>
      <span className={classes.quiet}>{words.title}</span>
      <div className={classes.row} style={centred ? { justifyContent: 'center' } : undefined}>
        <span className={classes.words}>{said}</span>
        <CopyButton text={said} label={words.copy} clock={clock} />
      </div>
      <WordsDelivery delivery={compared.delivery} customer={customer} />
    </div>
  );
}

function WordsDelivery(props: {
  readonly delivery: ComparedWords['delivery'];
  readonly customer: string;
}): JSX.Element {
  const words = useWords();
  const { delivery, customer } = props;
  switch (delivery.how) {
    case 'posting':
      return <Notice tone="plain">{words.compared.posting}</Notice>;
    case 'posted':
      return <Notice tone="good">{words.compared.posted(customer)}</Notice>;
    case 'not-posted':
      return <Notice tone="bad">{words.compared.notPosted(customer)}</Notice>;
    case 'to-read':
      return <Notice tone="plain">{words.compared.toSay(customer)}</Notice>;
    default:
      return never(delivery);
  }
}

function written({ word, reading }: SpokenWord): string {
  return reading ? `${word} (${reading})` : word;
}
