import * as React from 'react';
import type { SessionState } from '@beside/protocol';
import { Badge } from '../../desk/ui/badge';
import { palette } from '../../desk/ui/palette';
import { useAuditWords } from '../audit-words';

/** Where a session stands: a shape, a colour and a word. */
export function StateBadge({ state }: { readonly state: SessionState }): JSX.Element {
  const text = useAuditWords().audit.states[state];
  switch (state) {
    case 'live':
      return <Badge shape="dot" colour={palette.good} text={text} />;
    case 'paused':
      return <Badge shape="bar" colour={palette.warn} text={text} />;
    case 'invited':
    case 'asking':
    case 'ended':
      return <Badge shape="ring" colour={palette.quiet} text={text} />;
  }
}
