import { formatReference, type SessionView } from '@beside/protocol';
import type { TimelineNote } from '../../desk/host/host';
import { siteOf } from '../../desk/site-of';
import type { Words } from '../../desk/strings/en';
import type { DeskState } from '../state/desk-state';

export interface Over {
  readonly session: Extract<SessionView, { state: 'ended' }>;
  readonly customerName: string | null;
  readonly seen: Extract<DeskState, { at: 'ended' }>['seen'];
}

const MINUTE_MS = 60_000;

/** What happened, from the session's own events: no word, number or address of the customer's page is in it. */
export function draftNote({ session, customerName, seen }: Over, words: Words, locale: string): TimelineNote {
  const { wrapUp, events, desk } = words;
  const customer = customerName ?? desk.theCustomer;
  const title = wrapUp.noteTitle(formatReference(session.reference));
  const time = (at: number) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(session.at);
  const lines = () => {
    if (seen === null) return [wrapUp.notKnown(customer, day)];
    if (seen === 'nothing') return [wrapUp.notShared(customer, day)];
    return [
      wrapUp.shared(customer, siteOf(seen.origin)),
      wrapUp.when(day, time(seen.since), minutesOf(session.at - seen.since), time(session.at)),
      ...(seen.written === null ? [] : [seen.written ? wrapUp.wrote : wrapUp.pointed]),
    ];
  };
  const { by, reason } = session;
  return { title, text: [...lines(), events.ended(events.by[by], events.endReasons[reason])].join('\n') };
}

/** A session of some seconds was one of a minute. */
function minutesOf(ms: number): number {
  return Math.max(1, Math.round(ms / MINUTE_MS));
}
