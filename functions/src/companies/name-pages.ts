import type { BrowserEvent, ReportedEvent } from '@beside/protocol';
import type { Services } from '../services';

/**
 * What the audit takes of a browser's word: a page by the label that rules which the company has published give it, and nothing of a page
 * that they do not name. AUDIT-25
 */
export async function namePages(
  id: string,
  events: readonly BrowserEvent[],
  { companies, readPolicy }: Pick<Services, 'companies' | 'readPolicy'>,
): Promise<ReportedEvent[]> {
  const company = events.some(({ type }) => type === 'page') ? await companies.byId(id) : null;
  const named: ReportedEvent[] = [];
  for (const event of events) {
    if (event.type !== 'page') {
      named.push(event);
      continue;
    }
    const read = company && (await readPolicy(company, { hash: event.policy }));
    const pages = read?.ok ? read.value.rules.pages : undefined;
    const label = event.entry === null ? undefined : pages?.[event.entry]?.label;
    if (label !== undefined) named.push({ type: 'page', label });
    else if (pages && event.entry === null) named.push({ type: 'page' });
  }
  return named;
}
