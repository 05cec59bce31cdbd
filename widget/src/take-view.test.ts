import type { SessionView } from '@beside/protocol';
import type { WidgetState } from './state';
import { mayTakeView } from './take-view';

const PLACES = ['idle', 'entering', 'offering', 'asking', 'live', 'elsewhere', 'paused', 'ended'] as const;
const SAID = ['invited', 'asking', 'live', 'paused', 'ended'] as const;
const all = PLACES.flatMap((at) => SAID.map((said): [WidgetState['at'], SessionView['state']] => [at, said]));

test.each(all)(
  '[SESS-9] on a page that is at %s a server that says %s starts nothing and hides nothing',
  (at, said) => {
    const taken = mayTakeView(at, said);
    if (said === 'ended') expect(taken).toBe(at !== 'ended');
    else if (said === 'asking') expect(taken).toBe(['idle', 'entering', 'offering'].includes(at));
    else expect(taken).toBe(said !== 'invited');
  },
);
