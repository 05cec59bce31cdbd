import type { CompanyStore } from '../companies/company-store';
import type { Telemetry } from '../telemetry';
import type { StaffStanding, Standing } from './staff-standing';

/** `unknown`: the provider did not answer. That takes nothing away: it says nothing about the agent. */
export type AskStanding = (company: string, agent: string) => Promise<Standing | 'unknown'>;

interface Parts {
  readonly companies: CompanyStore;
  readonly standing: StaffStanding;
  readonly telemetry: Telemetry;
}

/** How an agent stands with the identity provider now; every question is counted by its answer. SESS-21 */
export function createStandingCheck({ companies, standing, telemetry }: Parts): AskStanding {
  return async (company, agent) => {
    const tenants = (await companies.byId(company))?.tenants ?? [];
    const answer = await standing.of(agent, tenants).catch(() => 'unknown' as const);
    if (answer !== 'unasked') telemetry.record({ name: 'standing', answer });
    return answer;
  };
}
