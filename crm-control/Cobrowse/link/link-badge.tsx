import * as React from 'react';
import type { LinkState } from '@beside/protocol/channel';
import { Badge } from '../../desk/ui/badge';
import { palette } from '../../desk/ui/palette';
import type { Words } from '../../desk/strings/en';
import { useWords } from '../../desk/ui/words-context';
import type { DeskState, Watching } from '../state/desk-state';
import type { LinkQuality } from './link-quality';

const LOOKS = {
  good: { shape: 'bars-3', colour: palette.good },
  fair: { shape: 'bars-2', colour: palette.quiet },
  poor: { shape: 'bars-1', colour: palette.warn },
  lost: { shape: 'bars-0', colour: palette.bad },
} as const;

/** How well the customer's page can be followed, in words and a shape; nothing while it sends nothing and the desk says why. SESS-38 */
export function LinkBadge(props: {
  readonly state: Extract<DeskState, Watching>;
  readonly quality: LinkQuality;
}): JSX.Element | null {
  const words = useWords().live;
  const { link, lease } = props.state.page;
  if (link === 'open' && isSilentForAReason(props.state)) return null;
  const quality = link === 'open' && lease ? props.quality : 'lost';
  const { shape, colour } = LOOKS[quality];
  return (
    <span data-beside-link={quality}>
      <Badge
        shape={shape}
        colour={link === 'connecting' ? palette.quiet : colour}
        text={quality === 'lost' ? whyLost(link, words) : words.linkQuality[quality]}
      />
    </span>
  );
}

function isSilentForAReason(state: Extract<DeskState, Watching>): boolean {
  return state.at === 'paused' || (state.at === 'covered' && (state.reason === 'away' || state.reason === 'ending'));
}

function whyLost(link: LinkState, words: Words['live']): string {
  if (link === 'connecting') return words.linkConnecting;
  if (link === 'interrupted') return words.linkInterrupted;
  return link === 'open' ? words.linkSilent : words.linkClosed;
}
