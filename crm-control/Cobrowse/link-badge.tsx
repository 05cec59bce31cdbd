import * as React from 'react';
import { never } from '@beside/protocol';
import type { LinkState } from '@beside/protocol/channel';
import { Badge } from '../desk/ui/badge';
import { palette } from '../desk/ui/palette';
import { useWords } from '../desk/ui/words-context';

/** How the connection to the customer's page is, in a word and a shape. */
export function LinkBadge(props: { readonly link: LinkState; readonly lease: boolean }): JSX.Element {
  const words = useWords().live;
  switch (props.link) {
    case 'open':
      return props.lease ? (
        <Badge shape="dot" colour={palette.good} text={words.linkOpen} />
      ) : (
        <Badge shape="ring" colour={palette.warn} text={words.linkSilent} />
      );
    case 'connecting':
      return <Badge shape="ring" colour={palette.quiet} text={words.linkConnecting} />;
    case 'interrupted':
      return <Badge shape="bar" colour={palette.warn} text={words.linkInterrupted} />;
    case 'closed':
      return <Badge shape="bar" colour={palette.bad} text={words.linkClosed} />;
    default:
      return never(props.link);
  }
}
