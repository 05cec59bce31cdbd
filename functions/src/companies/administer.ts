import { accept, refuse, type Outcome, type Person } from '@beside/protocol';
import type { ChangeNotes } from './change-note';
import type { Company, CompanyChange, Proposal } from './company';
import { isReadableUnderWhite } from './contrast';
import { policyName } from './published-policy';
import { putCompany, type PutParts } from './put-company';
import { settingsOf } from './settings';

export interface Administrator extends Person {
  readonly company: Company;
}

interface Parts extends PutParts {
  readonly notes: ChangeNotes;
}

/**
 * Changes a company as its administrators say. Every step names the revision that the administrator has read, and is refused when there
 * is another one by now; who took it is in the audit. Where the company wants two, a change waits for another administrator. COMP-1 COMP-2
 */
export function createAdministration(parts: Parts) {
  const { companies, notes, clock } = parts;

  const noted = async (company: Company) => {
    await notes.trySettle(company);
    return accept(company);
  };

  async function publish(by: Administrator, change: CompanyChange, revision: number): Promise<Outcome<Company>> {
    const { id, tenants, deskOrigins, retentionDays } = by.company;
    const kept = { id, tenants, deskOrigins, ...(retentionDays !== undefined && { retentionDays }) };
    await notes.settle(by.company);
    const put = await putCompany(parts, { ...kept, ...change }, revision, (company) => {
      const isNew = company.policy.version !== by.company.policy.version;
      return notes.of(id, { type: 'settings-changed', ...(isNew && { policy: policyName(company) }) }, by);
    });
    if (!put.ok) return refuse(put.taken === 'revision' ? 'company/changed' : 'company/origin-taken');
    return noted(put.company);
  }

  async function propose(by: Administrator, proposal: Proposal | null, revision: number): Promise<Outcome<Company>> {
    const { proposal: _before, ...kept } = by.company;
    await notes.settle(by.company);
    const note = await notes.of(kept.id, { type: 'settings-proposal', change: proposal ? 'made' : 'withdrawn' }, by);
    const company = { ...kept, ...(proposal && { proposal }), note, revision: revision + 1 };
    if (kept.revision !== revision || (await companies.put(company)) !== 'stored') return refuse('company/changed');
    return noted(company);
  }

  return {
    async change(by: Administrator, change: CompanyChange, revision: number): Promise<Outcome<Company>> {
      const { accent } = settingsOf(change);
      if (accent && !isReadableUnderWhite(accent)) return refuse('company/colour-unreadable');
      if (!settingsOf(by.company).twoPersons) return publish(by, change, revision);
      const { id, name } = by;
      return propose(by, { by: { id, name }, at: clock(), change }, revision);
    },
    /** Publishes what another administrator has proposed. */
    async approve(by: Administrator, revision: number): Promise<Outcome<Company>> {
      const { proposal } = by.company;
      if (!proposal) return refuse('company/no-proposal');
      if (proposal.by.id === by.id) return refuse('company/own-proposal');
      return publish(by, proposal.change, revision);
    },
    async withdraw(by: Administrator, revision: number): Promise<Outcome<Company>> {
      return by.company.proposal ? propose(by, null, revision) : refuse('company/no-proposal');
    },
  };
}
