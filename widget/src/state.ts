import type { RefusalCode, SessionView } from '@beside/protocol';
import type { ComparedWords } from './acquaintance';
import type { Pass } from './consent/pass';

export type Problem = RefusalCode | 'pin/incomplete' | 'pin/too-long';
type View<S extends SessionView['state']> = Extract<SessionView, { state: S }>;

/** How the connection is doing, as the bar says it. */
export type Connection = 'connecting' | 'open' | 'interrupted' | 'closed';

/** What the customer's side is doing; each state has words and a next step. */
export type WidgetState =
  | { readonly at: 'idle' }
  | { readonly at: 'entering'; readonly busy: boolean; readonly problem: Problem | null; readonly typed: string }
  | {
      readonly at: 'asking';
      /** `live` or `paused`: the agent's desk was opened anew, and is asked about once more. SEAL-11 */
      readonly view: View<'asking' | 'live' | 'paused'>;
      readonly until: number;
      readonly busy: boolean;
      readonly problem: Problem | null;
      /** `null` until the connection is private. */
      readonly words: ComparedWords | null;
      /** How often other words were picked. */
      readonly missed: number;
      /** The right ones were picked, where that is asked for. */
      readonly found: boolean;
    }
  /** An agent is waited for: a PIN to read out, or a request. The panel comes with the file that does it. */
  | { readonly at: 'offering'; readonly panel: HTMLElement }
  | {
      readonly at: 'live';
      readonly view: View<'live' | 'paused'>;
      readonly link: Connection;
      readonly watched: boolean;
    }
  | { readonly at: 'elsewhere'; readonly view: View<'live' | 'paused'> }
  | {
      readonly at: 'paused';
      readonly view: View<'live' | 'paused'>;
      readonly endsAt: number;
      readonly offline: boolean;
    }
  /** `pass`: what still asks for the receipt; `null` when it is gone. AUDIT-16 */
  | { readonly at: 'ended'; readonly view: View<'ended'>; readonly pass: Pass | null };

/** The question as it begins, on this machine's clock: there are no words yet. */
export function askedAbout(view: View<'asking'>, now: number): Extract<WidgetState, { at: 'asking' }> {
  const until = now + view.until - view.now;
  return {
    at: 'asking',
    view: { ...view, now },
    until,
    busy: false,
    problem: null,
    words: null,
    missed: 0,
    found: false,
  };
}
