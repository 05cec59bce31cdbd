import type { BrowserEvent, ReportedEvent } from '@beside/protocol';
import type { Services } from '../services';
import type { PolicyRules } from './company';

/** A page was loaded under one set of rules, and what the page before left to tell under another. */
const MOST_RULES = 2;

type LabelledPages = NonNullable<PolicyRules['pages']>;

/**
 * What the audit takes of a browser's word: a page by the label that rules which the company has published give it, and nothing of a page
 * that they do not name. AUDIT-25
 */
export async function namePages(
  id: string,
  events: readonly BrowserEvent[],
  { companies, readPolicy }: Pick<Services, 'companies' | 'readPolicy'>,
): Promise<ReportedEvent[]> {
  const hashes = new Set(events.flatMap((event) => (event.type === 'page' ? [event.policy] : [])));
  const company = hashes.size > 0 ? await companies.byId(id) : null;
  const pages = new Map<string, LabelledPages>();
  for (const hash of [...hashes].slice(0, MOST_RULES)) {
    const read = company && (await readPolicy(company, { hash }));
    if (read?.ok) pages.set(hash, read.value.rules.pages ?? []);
  }
  return events.flatMap((event) =>
    event.type === 'page' ? named(event.entry, pages.get(event.policy) ?? []) : [event],
  );
}

function named(entry: number | null, pages: LabelledPages): ReportedEvent[] {
  if (entry === null) return pages.length > 0 ? [{ type: 'page' }] : [];
  const label = pages[entry]?.label;
  return label === undefined ? [] : [{ type: 'page', label }];
}
