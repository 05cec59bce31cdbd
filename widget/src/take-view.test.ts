import type { SessionView } from '@beside/protocol';
import type { WidgetState } from './state';
import { takeView } from './take-view';

const PLACES = ['idle', 'entering', 'offering', 'asking', 'live', 'elsewhere', 'paused', 'ended'] as const;
const SAID = ['invited', 'asking', 'live', 'paused', 'ended'] as const;
const all = PLACES.flatMap((at) => SAID.map((said): [WidgetState['at'], SessionView['state']] => [at, said]));

test.each(all)(
  '[SESS-9] on a page that is at %s a server that says %s starts nothing and hides nothing',
  (at, said) => {
    const change = takeView(at, said);
    if (said === 'ended') expect(change).toBe(at === 'ended' ? null : 'end');
    else if (said === 'asking') expect(change).toBe(['idle', 'entering', 'offering'].includes(at) ? 'ask' : null);
    else expect(change).toBe(said === 'invited' ? null : 'note');
  },
);
