import type { DeskState, PageStream, Watching } from './desk-state';

export const NO_PAGE: PageStream = { link: 'connecting', lease: false, view: 'none', status: 'live', hidden: false };

/** The one place that decides whether the page may be seen. SESS-8 */
export function watch(watching: Watching): DeskState {
  const { session, page, compared } = watching;
  if (compared && page.view === 'whole') return watch({ ...watching, compared: null }); // the customer has allowed them
  if (compared) return { ...watching, at: 'connecting' };
  if (session.state === 'paused' || page.status === 'paused') return { ...watching, at: 'paused' };
  if (page.status === 'ended') return { ...watching, at: 'covered', reason: 'ending' };
  if (page.view === 'none') return { ...watching, at: 'connecting' };
  if (page.status === 'away') return { ...watching, at: 'covered', reason: 'away' };
  if (!page.lease) return { ...watching, at: 'covered', reason: session.customer.here ? 'lease' : 'away' };
  if (page.view === 'stale') return { ...watching, at: 'covered', reason: 'drawing' };
  return { ...watching, at: 'live' };
}
