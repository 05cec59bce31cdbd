import type { CosmosClient } from '@azure/cosmos';
import type { Clock } from '../../platform';
import type { Stores } from '../../stores';
import { auditDocuments } from './audit-documents';
import { budgetDocuments } from './budget-documents';
import { companyDocuments } from './company-documents';
import type { CosmosContainer } from './containers';
import { documentsIn } from './documents';
import { letterDocuments } from './letter-documents';
import { offerDocuments } from './offer-documents';
import { onceDocuments } from './once-documents';
import { participantDocuments } from './participant-documents';
import { createPatience } from './patience';
import { pinDocuments } from './pin-documents';
import { policyDocuments } from './policy-documents';
import { refusalCountDocuments } from './refusal-count-documents';
import { sessionDocuments } from './session-documents';
import { viewDocuments } from './view-documents';

export interface CosmosSettings {
  readonly client: CosmosClient;
  readonly database: string;
  readonly clock: Clock;
}

/**
 * Everything that is kept, in Azure Cosmos DB. The account must have strong consistency: what one instance has answered every other must
 * see. The containers are made by whoever deploys.
 */
export function openCosmos({ client, database, clock }: CosmosSettings): Stores & { close(): void } {
  const patience = createPatience();
  const within = client.database(database);
  const documents = <T>(name: CosmosContainer) => documentsIn<T>(within.container(name), patience);
  return {
    sessions: sessionDocuments({
      sessions: documents('sessions'),
      entries: documents('entries'),
      invitations: documents('markers'),
      busy: documents('markers'),
      clock,
    }),
    participants: participantDocuments(documents('participants'), documents('participants')),
    pins: pinDocuments(documents('pins'), documents('pins'), documents('pins'), clock),
    budgets: budgetDocuments(documents('budgets'), clock),
    offers: offerDocuments(documents('offers'), clock),
    letters: letterDocuments(documents('letters'), clock),
    companies: companyDocuments(documents('companies'), documents('companies')),
    policies: policyDocuments(documents('companies')),
    audit: auditDocuments(documents('audit')),
    refusals: refusalCountDocuments(documents('refusals')),
    once: onceDocuments(documents('once'), clock),
    views: viewDocuments(documents('companies')),
    close: () => void client.dispose(),
  };
}
